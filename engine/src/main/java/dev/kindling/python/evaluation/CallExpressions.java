package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls as they are written: the function, and arguments with their stars. */
final class CallExpressions {

  private static final Set<String> CODE = Set.of("builtins.eval", "builtins.exec");

  private final Interpreter interpreter;
  private final Expressions expressions;

  CallExpressions(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  Value evaluate(Expr.Call e, Frame frame) {
    Site site = frame.site(e.line());
    Value function = expressions.evaluate(e.function(), frame);
    if (function instanceof NativeFunction f
        && f.name().equals("super")
        && e.arguments().isEmpty()) {
      return superOf(frame, site);
    } else if (function instanceof NativeFunction f
        && (f.name().equals("locals") || f.name().equals("globals"))) {
      return namespace(f.name(), frame);
    } else if (function instanceof Value.Opaque o && CODE.contains(o.name())) {
      return code(o.name(), e, frame);
    }
    return expressions.spread(
        e.arguments(),
        frame,
        (positional, unknown) -> called(e, function, positional, unknown, frame));
  }

  private Value called(
      Expr.Call e,
      Value function,
      List<Value> positional,
      Value.@Nullable Unknown unknown,
      Frame frame) {
    Site site = frame.site(e.line());
    Value.Unknown open = unknown;
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : e.keywords()) {
      Value value = expressions.evaluate(keyword.value(), frame);
      if (keyword.name() != null) {
        name(keyword.name(), value, named, site);
      } else if (value instanceof Container.DictValue d && d.spoiled() == null) {
        for (Map.Entry<Value, Value> entry : d.seen().entrySet()) {
          if (entry.getKey() instanceof Text key) {
            name(key.value(), entry.getValue(), named, site);
          } else {
            open = Iteration.unknown(entry.getKey(), site);
          }
        }
      } else {
        open = Iteration.unknown(value, site);
      }
    }
    if (open != null) {
      // Which parameters the arguments are for is not known: the function may do anything to them.
      List<Value> given = new ArrayList<>(positional);
      given.addAll(named.values());
      given.add(function);
      given.add(open);
      new Havoc(interpreter, open).of(given);
      interpreter.doubt(open);
      return open;
    }
    return interpreter.calls().call(function, new Arguments(positional, named, site, interpreter));
  }

  /** Code as a text may do anything to whatever it can name. */
  private Value code(String function, Expr.Call e, Frame frame) {
    Site site = frame.site(e.line());
    boolean single = e.arguments().size() == 1 && e.keywords().isEmpty();
    Value text = single ? expressions.evaluate(e.arguments().get(0), frame) : null;
    if (function.endsWith("eval") && text instanceof Text expression) {
      try {
        Expr parsed = PythonParser.annotation(frame.module().file(), expression.value(), e.line());
        return expressions.evaluate(parsed, frame);
      } catch (SyntaxProblem problem) {
        throw PythonError.of("SyntaxError", String.valueOf(problem.getMessage()), site);
      }
    }
    throw PythonError.unfollowed(
        "`" + function.substring("builtins.".length()) + "` of code as a text is not followed",
        site);
  }

  private static void name(String name, Value value, Map<String, Value> named, Site site) {
    if (named.put(name, value) != null) {
      throw PythonError.of("TypeError", "the argument `" + name + "` is given twice", site);
    }
  }

  private static Value superOf(Frame frame, Site site) {
    FunctionValue function = frame.function;
    if (function == null || function.owner() == null || frame.self == null) {
      return new Value.Unknown("`super()` is not followed here", site);
    }
    return frame.self instanceof Instance || frame.self instanceof ClassValue
        ? new Value.Super(function.owner(), frame.self)
        : new Value.Unknown("`super()` of " + Names.kind(frame.self) + " is not followed", site);
  }

  private static Value namespace(String which, Frame frame) {
    Map<String, Value> module = frame.module().names();
    if (which.equals("globals") || frame.names() == module) {
      return Container.DictValue.view(module);
    }
    Container.DictValue result = new Container.DictValue();
    Map<String, Value> names = frame.names();
    names.forEach((name, value) -> result.entries().put(Value.of(name), value));
    return result;
  }
}
