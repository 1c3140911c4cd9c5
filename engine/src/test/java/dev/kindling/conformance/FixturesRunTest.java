package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fixture that Kedro itself would refuse proves nothing: real Kedro runs them. */
@Tag("kedro")
class FixturesRunTest {

  @TempDir private Path folder;

  @Test
  void kedro_1_runs_the_project_on_pandas() throws IOException {
    Python kedro =
        Python.with("kedro-1", "kedro==1.7.0", "kedro-datasets[pandas-csvdataset]==9.6.0");
    Path project = copy("ledger");

    Python.Outcome run =
        Python.run(project, quiet(), List.of(kedro.program("kedro").toString(), "run"));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(project.resolve("data/02_intermediate/closed.csv"))
        .hasContent("account,sum,high\n8000,150.0,100.0\n8010,75.0,75.0\n");
  }

  @Test
  void kedro_1_takes_tags_with_dots() throws IOException {
    Python kedro =
        Python.with("kedro-1", "kedro==1.7.0", "kedro-datasets[pandas-csvdataset]==9.6.0");
    Path project = copy("parcels");
    String program = kedro.program("kedro").toString();

    Python.Outcome run =
        Python.run(
            project,
            quiet(),
            List.of(program, "run", "--tags=kedro-airflow-k8s.group.pyspark,resources.small"));
    Python.Outcome rest =
        Python.run(project, quiet(), List.of(program, "run", "--nodes=estimate,schedule"));

    assertThat(run.output()).contains("locate").contains("plan_routes");
    assertThat(rest.code()).as(rest.output()).isZero();
    assertThat(project.resolve("data/02_intermediate/schedule.csv"))
        .hasContent("parcel,address,minutes\np-1,bakery,20.0\np-2,mill,10.0\n");
  }

  @Test
  void kedro_1_runs_the_project_with_a_dataset_class_of_its_own() throws IOException {
    Python kedro =
        Python.with("kedro-1", "kedro==1.7.0", "kedro-datasets[pandas-csvdataset]==9.6.0");
    Path project = copy("churn");

    Python.Outcome run =
        Python.run(project, quiet(), List.of(kedro.program("kedro").toString(), "run"));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(project.resolve("data/06_models/model.json")).hasContent("{\n  \"visits\": 4\n}");
  }

  private static Map<String, String> quiet() {
    return Map.of("DO_NOT_TRACK", "1", "KEDRO_DISABLE_TELEMETRY", "1");
  }

  private Path copy(String name) throws IOException {
    Path from = Path.of("..", "fixtures", name);
    Path to = folder.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }
}
