package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.rendering.escape.Jinja;
import dev.kindling.rendering.python.PythonLiteral;
import java.util.ArrayList;
import java.util.List;
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

    assertThat(ReadBack.constants(module)).containsExactlyElementsOf(texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void every_name_and_value_comes_back_from_the_dag(long seed) throws SyntaxProblem {
    ReadBack.check(HostileCompile.of(seed));
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
}
