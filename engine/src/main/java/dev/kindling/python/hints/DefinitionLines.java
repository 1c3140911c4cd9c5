package dev.kindling.python.hints;

import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import dev.kindling.python.values.WrappedFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the definition behind a callable, as Kedro's inspection gives them: {@code
 * inspect.unwrap} and then {@code inspect.getsourcelines}, which begin with the first decorator and
 * end with the last line of the body or a comment below it that is not indented less.
 *
 * @param first its first line
 * @param last the number of its last line
 */
public record DefinitionLines(Site first, int last) {

  private static final int LONGEST_CHAIN = 50;

  /** Null where Kedro has none: for lambdas, partial functions, objects and foreign callables. */
  public static @Nullable DefinitionLines of(Value callable) {
    if (callable instanceof FunctionValue f && f.name().equals("<lambda>")) {
      return null;
    }
    Value at = callable;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof BoundMethod method) {
        at = method.function();
      } else if (at instanceof WrappedFunction wrapper) {
        at = wrapper.function();
      } else if (at instanceof Descriptor descriptor && descriptor.function() != null) {
        at = descriptor.function();
      } else if (at instanceof FunctionValue f && f.wrapped() != null) {
        at = f.wrapped();
      } else if (at instanceof FunctionValue f) {
        FunctionValue.Code code = f.code();
        Site first = new Site(code.site().file(), code.firstLine());
        return of(first, code.site().line(), code.body(), code.lastLine());
      } else if (at instanceof ClassValue type && type.definition() != null) {
        Stmt.ClassOf written = type.definition();
        int line = written.line();
        int first = written.decorators().isEmpty() ? line : written.decorators().get(0).line();
        Site site = new Site(type.site().file(), Math.min(first, line));
        return of(site, line, written.body(), written.lastLine());
      } else {
        return null;
      }
    }
    return null;
  }

  private static DefinitionLines of(Site first, int line, List<Stmt> body, int last) {
    List<String> lines = first.file().text().lines().toList();
    int start = body.isEmpty() ? line : body.get(0).line();
    if (start == line || start > lines.size() || !opensBlock(lines, start)) {
      return new DefinitionLines(first, last);
    }
    int indentation = indentation(lines.get(start - 1));
    int end = last;
    for (int i = last; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      if (text.startsWith("#")) {
        end = indentation(lines.get(i)) >= indentation ? i + 1 : end;
      } else if (!text.isEmpty()) {
        break;
      }
    }
    return new DefinitionLines(first, end);
  }

  /** Whether the line before begins a block, rather than be a part of one statement. */
  private static boolean opensBlock(List<String> lines, int start) {
    for (int i = start - 2; i >= 0; i--) {
      String code = lines.get(i).replaceFirst("#.*", "").strip();
      if (!code.isEmpty()) {
        return code.endsWith(":");
      }
    }
    return false;
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
