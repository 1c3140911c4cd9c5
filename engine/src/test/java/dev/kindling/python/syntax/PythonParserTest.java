package dev.kindling.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonParserTest {

  private static List<Stmt> parse(String text) throws SyntaxProblem {
    return PythonParser.module(new SourceFile("a.py", text));
  }

  @Test
  void a_call_keeps_its_line_and_keywords() throws SyntaxProblem {
    Stmt.Effect effect = (Stmt.Effect) parse("\n\nnode(f, name='x')\n").get(0);
    Expr.Call call = (Expr.Call) effect.value();
    assertThat(call.line()).isEqualTo(3);
    assertThat(call.keywords().get(0))
        .isEqualTo(new Expr.Keyword("name", new Expr.Constant("x", 3)));
  }

  @Test
  void defaults_belong_to_the_last_parameters() throws SyntaxProblem {
    Stmt.Function f = (Stmt.Function) parse("def f(a, /, b, c=1, *d, e, g=2, **h): pass").get(0);
    assertThat(f.parameters())
        .extracting(p -> p.name() + " " + p.kind() + " " + (p.standard() != null))
        .containsExactly(
            "a POSITIONAL_ONLY false",
            "b POSITIONAL_OR_KEYWORD false",
            "c POSITIONAL_OR_KEYWORD true",
            "d VAR_POSITIONAL false",
            "e KEYWORD_ONLY false",
            "g KEYWORD_ONLY true",
            "h VAR_KEYWORD false");
  }

  @Test
  void only_the_function_that_yields_is_a_generator() throws SyntaxProblem {
    Stmt.Function outer =
        (Stmt.Function) parse("def f():\n  def g():\n    yield 1\n  return g").get(0);
    assertThat(outer.generator()).isFalse();
    assertThat(((Stmt.Function) outer.body().get(0)).generator()).isTrue();
  }

  @Test
  void identifiers_and_names_of_characters_may_be_beyond_ascii() throws SyntaxProblem {
    Stmt.Assign assign = (Stmt.Assign) parse("größe = '\\N{GREEK SMALL LETTER ALPHA}'").get(0);
    assertThat(assign.targets().get(0)).isEqualTo(new Expr.Name("größe", 1));
    assertThat(assign.value()).isEqualTo(new Expr.Constant("α", 1));
  }

  @Test
  void python_2_is_a_problem_with_its_line() {
    assertThatThrownBy(() -> parse("x = 1\nprint 'hello'\n"))
        .isInstanceOfSatisfying(
            SyntaxProblem.class, e -> assertThat(e.origin().line()).isEqualTo(2));
  }

  @Test
  void an_unfinished_statement_is_a_problem() {
    assertThatThrownBy(() -> parse("f(1,\n")).isInstanceOf(SyntaxProblem.class);
  }

  @Test
  void nesting_without_measure_is_a_problem_or_cut_but_no_crash() {
    for (String text :
        List.of(
            "x = " + "(".repeat(50_000) + ")".repeat(50_000),
            "x = " + "[".repeat(3_000) + "]".repeat(3_000),
            "x = " + "-".repeat(50_000) + "1",
            "x = " + "1+".repeat(50_000) + "1",
            "x = " + "a.".repeat(50_000) + "b",
            "x = " + "lambda:".repeat(20_000) + "1")) {
      try {
        assertThat(parse(text)).hasSize(1);
      } catch (SyntaxProblem e) {
        assertThat(e.origin().file()).isEqualTo("a.py");
      }
    }
  }

  @Test
  void a_string_annotation_has_the_line_of_the_string() throws SyntaxProblem {
    Expr annotation =
        PythonParser.annotation(new SourceFile("a.py", ""), " Optional[\n'DataFrame'] ", 7);
    assertThat(annotation).isInstanceOf(Expr.Subscript.class);
    assertThat(annotation.line()).isEqualTo(7);
  }
}
