package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in names and values, Python reads it back; {@code EscapingOnPythonTest} asks the
 * real one.
 */
class EscapingTest {

  @Test
  void ten_thousand_texts_come_back_from_their_literals() throws SyntaxProblem {
    HostileText text = new HostileText(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      texts.add(text.next());
    }

    List<Stmt> module =
        PythonParser.module(new SourceFile("x.py", "x = " + PythonLiteral.of(texts) + "\n"));

    assertThat(constants(module)).containsExactlyElementsOf(texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void every_name_and_value_comes_back_from_the_dag(long seed) throws SyntaxProblem {
    HostileCompile compile = HostileCompile.of(seed);

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

  @Test
  void names_are_no_templates() {
    assertThat(Jinja.text("{{ ds }}")).isEqualTo("{{ '{{' }} ds }}");
    assertThat(Jinja.text("a\n")).isEqualTo("a\n{{ '' }}");
    assertThat(Jinja.text("{%{#")).isEqualTo("{{ '{%' }}{{ '{#' }}");
    assertThat(Jinja.text("{\r{")).isEqualTo("{{ '{' }}{{ '\\r' }}{{ '{' }}");
    assertThat(Jinja.text("plain }} text")).isEqualTo("plain }} text");
  }

  @Test
  void texts_take_the_quotes_that_ruff_gives_them() {
    assertThat(PythonLiteral.of("it's")).isEqualTo("\"it's\"");
    assertThat(PythonLiteral.of("say \"hi\"")).isEqualTo("'say \"hi\"'");
    assertThat(PythonLiteral.of("\"'")).isEqualTo("\"\\\"'\"");
    assertThat(PythonLiteral.of("é 日本 😀")).isEqualTo("\"é 日本 😀\"");
    assertThat(PythonLiteral.of("\u202e\u00a0\ud800")).isEqualTo("\"\\u202e\\xa0\\ud800\"");
  }

  /** What Jinja makes of a text of ours: only what {@link Jinja#text} writes is undone. */
  private static String unescaped(String template) {
    return template
        .replace("{{ '{{' }}", "\1{")
        .replace("{{ '{%' }}", "\1%")
        .replace("{{ '{#' }}", "\1#")
        .replace("{{ '{' }}", "\1")
        .replace("{{ '\\r' }}", "\r")
        .replace("{{ '' }}", "")
        .replace("\1{", "{{")
        .replace("\1%", "{%")
        .replace("\1#", "{#")
        .replace("\1", "{");
  }

  private static List<String> constants(List<Stmt> module) {
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
