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

  @Test
  void type_parameters_keep_bounds_and_defaults() throws SyntaxProblem {
    Stmt.ClassOf type =
        (Stmt.ClassOf)
            parse(
                    "\nclass C[T: (int, str) = int, *Ts = *tuple[int, ...], **P = [\n  int]](B): pass")
                .get(0);
    assertThat(type.typeParameters())
        .extracting(
            p ->
                p.name()
                    + " "
                    + p.kind()
                    + " "
                    + (p.bound() == null ? 0 : p.bound().line())
                    + " "
                    + (p.standard() == null ? "none" : p.standard().getClass().getSimpleName()))
        .containsExactly("T TYPE 2 Name", "Ts TYPES 0 Starred", "P PARAMETERS 0 ListOf");
    assertThat(type.bases()).containsExactly(new Expr.Name("B", 3));
  }

  @Test
  void exceptions_of_python_3_14_need_no_parentheses() throws SyntaxProblem {
    String body = "try:\n  a()\nexcept%s ValueError, b.E(x[1:2], y)%s: z = t'{1}'\n";
    Stmt.Try without = (Stmt.Try) parse(body.formatted("", "")).get(0);
    Stmt.Try with =
        (Stmt.Try) parse(body.formatted("(", ")").replace("except( ", "except (")).get(0);
    assertThat(without).isEqualTo(with);
    assertThat(parse(body.formatted("*", ""))).hasSize(1);
    assertThatThrownBy(() -> parse("try:\n  a()\nexcept A, B as e:\n  pass\n"))
        .isInstanceOf(SyntaxProblem.class);
  }

  @Test
  void t_strings_are_no_texts() throws SyntaxProblem {
    Stmt.Assign assign = (Stmt.Assign) parse("x = T\"a {b!r:>{w}} \" rt'{c[\"d\"]}'\n").get(0);
    assertThat(assign.value())
        .isInstanceOfSatisfying(
            Expr.Template.class,
            t -> assertThat(t.parts()).filteredOn(Expr.Formatted.class::isInstance).hasSize(2));
    assertThat(((Stmt.Assign) parse("x = f'{t'{a}'}' + t\"{d[\"e\"]}\"\n").get(0)).value())
        .isInstanceOf(Expr.Binary.class);
  }

  @Test
  void what_looks_newer_and_is_not_stays_a_problem() {
    for (String text :
        List.of("x = t 'a'", "except A, B: pass", "def f[T = ](x): pass", "f[a = b]")) {
      assertThatThrownBy(() -> parse(text)).isInstanceOf(SyntaxProblem.class);
    }
  }
}
