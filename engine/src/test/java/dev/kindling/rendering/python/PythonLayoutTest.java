package dev.kindling.rendering.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLayoutTest {

  @Test
  void what_fits_stands_on_one_line() {
    assertThat(PythonLayout.format("x = [\n  1,\n  2\n]\n")).isEqualTo("x = [1, 2]\n");
  }

  @Test
  void a_comma_behind_the_last_element_opens_a_bracket() {
    assertThat(PythonLayout.format("x = f(a, b=[1, 2],)"))
        .isEqualTo("x = f(\n    a,\n    b=[1, 2],\n)\n");
  }

  @Test
  void what_does_not_fit_opens_from_outside_in() {
    String long40 = "a".repeat(40);
    assertThat(PythonLayout.format("x = {'k': f(" + long40 + ", " + long40 + ")}"))
        .isEqualTo(
            "x = {\n    'k': f(\n        " + long40 + ",\n        " + long40 + ",\n    ),\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = (1,)\n",
        "y = z[a, b]\n",
        "y = [a for a in b]\n",
        "s = \"\"\"\n  [ ,\n\"\"\"\n",
        "t = [  # why\n    1\n]\n",
        "u = \"a,]\" + '#'\n"
      })
  void some_things_stay_as_they_are(String source) {
    assertThat(PythonLayout.format(source)).isEqualTo(source);
  }

  @Test
  void brackets_and_strings_must_close() {
    assertThatThrownBy(() -> PythonLayout.format("x = [1)"))
        .isInstanceOf(PythonLines.Unbalanced.class)
        .hasMessage("`)` closes nothing");
    assertThat(PythonLines.objectionToExpression("f(1"))
        .isEqualTo(Optional.of("`(` is never closed"));
    assertThat(PythonLines.objectionToExpression("f(1)\ng(2)")).isPresent();
    assertThat(PythonLines.objectionToExpression("f('\n')")).isPresent();
    assertThat(PythonLines.objectionToExpression("f(\n  1,\n)")).isEmpty();
  }
}
