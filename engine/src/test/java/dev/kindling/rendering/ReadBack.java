package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.rendering.escape.Markdown;
import dev.kindling.rendering.python.PythonLayout;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a DAG back: every name and value that was put in stands in it, as it was. */
final class ReadBack {

  private static final Pattern ESCAPED =
      Pattern.compile("\\{\\{ '(\\{\\{|\\{%|\\{#|\\{|\\\\r|)' }}");

  private ReadBack() {}

  static void check(HostileCompile compile) throws SyntaxProblem {
    Set<String> found =
        new HashSet<>(constants(PythonParser.module(new SourceFile("x.py", compile.dag()))));
    assertThat(found).containsAll(compile.values());
    assertThat(found)
        .anyMatch(c -> c.startsWith("Airflow DAG") && c.contains(Markdown.code(compile.project())));
    Set<String> rendered = new HashSet<>();
    found.forEach(constant -> rendered.add(unescaped(constant)));
    compile.templates().forEach(t -> assertThat(rendered).contains(t));
    assertThat(PythonLayout.format(compile.dag())).isEqualTo(compile.dag());
  }

  /** What Jinja makes of a text of ours: only what {@link Jinja#text} writes is undone. */
  private static String unescaped(String template) {
    return ESCAPED
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1).replace("\\r", "\r")));
  }

  static List<String> constants(List<Stmt> module) {
    List<String> all = new ArrayList<>();
    module.forEach(statement -> collect(statement, all));
    return all;
  }

  private static void collect(Object part, List<String> all) {
    if (part instanceof Expr.Constant constant && constant.value() instanceof String text) {
      all.add(text);
    } else if (part instanceof Record node) {
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        try {
          collect(component.getAccessor().invoke(node), all);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    } else if (part instanceof List<?> list) {
      list.forEach(item -> collect(item, all));
    }
  }
}
