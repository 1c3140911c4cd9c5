package dev.kindling.python.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of Python's own names, against the Python that is installed. */
class PythonNamesTest {

  /** Modules that pipelines use and that every build of Python has alike. */
  private static final List<String> MODULES =
      List.of(
          "collections",
          "copy",
          "dataclasses",
          "datetime",
          "enum",
          "functools",
          "itertools",
          "json",
          "math",
          "operator",
          "pathlib",
          "re",
          "string",
          "textwrap",
          "types");

  @Test
  void nothing_that_python_has_is_said_to_be_missing() throws IOException {
    Process process =
        new ProcessBuilder(
                "python3",
                Path.of("src/build/python_names.py").toAbsolutePath().toString(),
                "python3")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> missing = new ArrayList<>();
    int types = 0;
    for (String line : output.split("\n")) {
      String[] words = line.split("\t");
      boolean type = words[0].equals("T");
      types += type ? 1 : 0;
      for (int i = 2; i < words.length; i++) {
        String name = words[i].replaceAll(":.*", "");
        boolean lacks =
            type
                ? PythonNames.typeLacks(words[1], name)
                : MODULES.contains(words[1])
                    && !name.startsWith("_")
                    && PythonNames.moduleLacks(words[1], name);
        if (lacks) {
          missing.add(words[1] + "." + name);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(types).isGreaterThan(60);
  }

  @Test
  void what_no_python_has_is_missing() {
    assertThat(PythonNames.typeLacks("str", "append")).isTrue();
    assertThat(PythonNames.typeLacks("list", "append")).isFalse();
    assertThat(PythonNames.typeLacks("no such type", "append")).isFalse();
    assertThat(PythonNames.moduleLacks("itertools", "groupby_all")).isTrue();
    assertThat(PythonNames.moduleLacks("itertools", "batched")).as("from 3.12 on").isFalse();
    assertThat(PythonNames.moduleLacks("os", "startfile")).as("on Windows").isFalse();
    assertThat(PythonNames.moduleLacks("importlib", "resources")).as("a module").isFalse();
  }
}
