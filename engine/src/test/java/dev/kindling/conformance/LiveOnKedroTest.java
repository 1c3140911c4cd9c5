package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotWriter;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With `--live` and nothing but Kedro installed, the findings are those of reading; a Python that
 * cannot answer is told why.
 */
@Tag("kedro")
class LiveOnKedroTest {

  private static final String COUNT =
      """


      def count(model: dict) -> int:
          from pyspark.sql import SparkSession
          return SparkSession.builder.getOrCreate().range(model["visits"]).count()
      """;

  @TempDir private Path folder;
  private Path churn;

  @BeforeEach
  void copy() throws IOException {
    churn = Fixture.copy("churn", folder).project();
    Path nodes = churn.resolve("src/churn/nodes.py");
    Files.writeString(nodes, Files.readString(nodes) + COUNT);
    Path registry = churn.resolve("src/churn/pipeline_registry.py");
    Files.writeString(
        registry,
        Files.readString(registry)
            .replace("import select", "import count, select")
            .replace(
                "        [\n",
                "        [\n            node(count, \"model\", \"counted\", name=\"count\"),\n"));
  }

  @ParameterizedTest
  @CsvSource({"1.7.0", "0.19.15"})
  void kedro_alone_suffices_and_says_as_much_as_reading(String version) throws IOException {
    Path toml = churn.resolve("pyproject.toml");
    Files.writeString(toml, Files.readString(toml).replace("1.5.0", version));
    Python kedro = Python.with("live-" + version, "kedro==" + version);

    Project read = OpenProject.at(churn, ReadOptions.defaults()).facts();
    Project live =
        OpenProject.at(churn, ReadOptions.defaults().live(kedro.program("python"))).facts();

    assertThat(new String(SnapshotWriter.write(live)))
        .isEqualTo(new String(SnapshotWriter.write(read)));
    assertThat(
            Planner.plan(live, "__default__", RuleBase.builtIn(), PlanOptions.defaults())
                .findings())
        .extracting(Finding::code)
        .containsExactly("unmarked-spark");
  }

  @Test
  void a_kedro_that_is_too_old_is_no_missing_one() throws IOException {
    // Of Kedro 0.16 no release takes a Python of today; its version is all that is looked at.
    Python python = Python.with("live-none", "iniconfig==2.0.0");
    Path site =
        Path.of(
            python
                .run(folder, Map.of(), "-c", "import site; print(site.getsitepackages()[0])")
                .output()
                .strip());
    ReadOptions options = ReadOptions.defaults().live(python.program("python"));
    Path init = Files.createDirectories(site.resolve("kedro")).resolve("__init__.py");
    try {
      Files.writeString(init, "__version__ = \"0.16.6\"\n");
      assertThatThrownBy(() -> OpenProject.at(churn, options).facts())
          .hasMessageContaining("has Kedro 0.16.6, and --live takes 0.17 to 1.x; ");
      Files.writeString(init, "import nothing_like_it\n");
      assertThatThrownBy(() -> OpenProject.at(churn, options).facts())
          .hasMessageContaining("has a Kedro that it cannot import (ModuleNotFoundError: ");
    } finally {
      Files.deleteIfExists(init);
      Files.deleteIfExists(site.resolve("kedro"));
    }
    assertThatThrownBy(() -> OpenProject.at(churn, options).facts())
        .hasMessageContaining("has no Kedro; name the project's Python with --python");
  }
}
