package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.files.FileCache;
import dev.kindling.project.KedroFolder;
import dev.kindling.project.kedro.LibraryFunctions.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions of libraries say of themselves, and the names that Kedro makes of it. */
class LibraryFunctionsTest {

  @TempDir Path root;
  private KedroFolder project;

  @BeforeEach
  void folder() {
    project = new KedroFolder(root).version("1.7.0");
  }

  @Test
  void nothing_is_said_of_pythons_own_functions_that_python_does_not_say() throws IOException {
    Process process =
        new ProcessBuilder(
                "python3",
                "-I",
                Path.of("src/build/library_functions.py").toAbsolutePath().toString(),
                "--one",
                "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode rows =
        new ObjectMapper().readTree(output.strip().substring(output.strip().lastIndexOf('\n') + 1));
    LibraryFunctions table = new LibraryFunctions(Requirements.of(root, new FileCache()));
    List<String> wrong = new ArrayList<>();
    int known = 0;
    for (JsonNode row : rows) {
      String imported = row.get(0).asText() + "." + row.get(1).asText();
      Known found = table.find(imported);
      if (found != null && found.name() != null && found.module() != null) {
        known++;
        if (!found.module().equals(row.get(2).asText())
            || !found.name().equals(row.get(3).asText())) {
          wrong.add(imported + ": " + found + ", Python says " + row);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(known).isGreaterThan(2000).isGreaterThan(rows.size() * 9 / 10);
  }

  /** The names that Kedro 1.7.0 gives on Python 3.11, with these releases. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "len                      |               | len__340b4643",
        "operator.neg             |               | neg__f4307dd0",
        "partial(operator.mul, 2) |               | partial(mul)__a1efbc6c",
        "pandas.concat            | pandas==2.1.0 | concat__32b0fad5",
        "pandas.concat            | pandas>=3     | concat__eab0a040",
        "pandas.isnull            | pandas==2.3.3 | isna__98da651f",
        "numpy.mean               | numpy         | mean__92113899",
        "numpy.random.random      | numpy==1.26.4 | random__f5cf1e14",
      })
  void kedro_names_a_node_by_what_its_function_says(String function, String asked, String name) {
    project
        .file("requirements.txt", asked == null ? "" : asked + "\n")
        .registry(
            "import operator, pandas, numpy\nresult = Pipeline([node("
                + function
                + ", 'a', 'b')])");
    assertThat(project.shown()).containsExactly(name + ": [a] -> [b]");
  }

  @ParameterizedTest
  @CsvSource({
    "pandas.concat, pandas, the library's version",
    "pandas.concat, 'pandas>=2.1', the library's version",
    "pandas.no_such_function, pandas==2.1.0, is not known",
    "other.function, pandas, is not known"
  })
  void a_name_that_depends_on_the_release_is_unread(String function, String asked, String reason) {
    project
        .file("requirements.txt", asked + "\n")
        .registry("import pandas, other\nresult = Pipeline([node(" + function + ", 'a', 'b')])");
    assertThat(project.read().unread())
        .singleElement()
        .satisfies(u -> assertThat(u.reason()).contains(reason).contains("give the node a name"));
  }

  @Test
  void up_to_0_19_the_module_does_not_count() {
    project
        .version("0.19.15")
        .registry("import pandas\nresult = Pipeline([node(pandas.concat, 'a', 'b')])");
    assertThat(project.shown()).containsExactly("concat([a]) -> [b]: [a] -> [b]");
  }

  @Test
  void an_object_without_a_name_is_refused_from_1_0_on() {
    project.registry(
        """
        class Scaler:
            def __call__(self, table):
                return table

        result = Pipeline([node(Scaler(), "a", "b")])
        """);
    assertThatThrownBy(project::read)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a Scaler has no `__name__`");
    assertThat(project.version("0.19.15").read().unread()).isNotEmpty();
  }
}
