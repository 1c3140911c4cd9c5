package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole run, by real Airflow, with real Kedro on real Spark, on this machine. */
@Tag("airflow")
class LocalRunIT {

  private static final String NODES = "src/shop/pipelines/pricing/nodes.py";
  private static final String TOTALS = "    rows = priced_orders.groupBy(";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"airflow-2", "airflow-3"})
  void everyNodeRunsAndTheReportIsRight(String airflow) throws IOException {
    Path home = deploy(Fixture.copy("shop", folder));

    JsonNode states = run(airflow);

    assertThat(states.get("run").asText()).isEqualTo("success");
    assertThat(states.get("tasks")).hasSize(5).allMatch(s -> s.asText().equals("success"));
    assertThat(home.resolve("data/03_primary/monthly_sales.csv"))
        .hasContent("month,sales\n2026-01,111.91\n2026-02,159.32\n");
    assertThat(
            new ObjectMapper()
                .readTree(home.resolve("data/08_reporting/sales_report.json").toFile()))
        .hasToString("{\"best_month\":\"2026-02\",\"total\":271.23}");
    assertThat(scratch(home)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-2", "airflow-3"})
  void aNodeThatFailsFailsTheRunAndTheClusterGoesAllTheSame(String airflow) throws IOException {
    Fixture shop = Fixture.copy("shop", folder);
    Path home = deploy(shop.edit(NODES, TOTALS, "    raise ValueError(\"on purpose\")\n" + TOTALS));

    JsonNode states = run(airflow);

    assertThat(states.get("run").asText()).isEqualTo("failed");
    JsonNode tasks = states.get("tasks");
    assertThat(tasks.get("read_rates").asText()).isEqualTo("success");
    assertThat(tasks.get("pyspark_clean_customers").asText()).isEqualTo("failed");
    assertThat(tasks.get("report").asText()).isEqualTo("upstream_failed");
    assertThat(tasks.get("delete_spark_cluster").asText()).isEqualTo("success");
    assertThat(scratch(home)).isEmpty();
  }

  /** As the example's page says: the archive is unpacked where the project shall be. */
  private Path deploy(Fixture fixture) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    fixture
        .with(
            "custom",
            Map.of(
                "ARTIFACTS", fixture.output().resolve("spark").toString(),
                "PROJECT_HOME", home.toString()))
        .compile();
    Path archive = fixture.output().resolve("spark/project.tar.gz");
    Python.Outcome unpacked =
        Python.run(home, Map.of(), List.of("tar", "-xzf", archive.toString()));
    assertThat(unpacked.code()).as(unpacked.output()).isZero();
    Files.createDirectories(home.resolve("data/01_raw"));
    try (Stream<Path> data = Files.list(fixture.project().resolve("data/01_raw"))) {
      for (Path file : data.toList()) {
        Files.copy(file, home.resolve("data/01_raw").resolve(file.getFileName()));
      }
    }
    return home;
  }

  /** Scratch folders of clusters that were not removed. */
  private static List<Path> scratch(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(path -> path.getFileName().toString().startsWith(".spark-")).toList();
    }
  }

  private JsonNode run(String name) throws IOException {
    Python airflow = Python.locked(name);
    Path kedro = Python.locked("kedro-0.18").program("python");
    Path dags = folder.resolve("out/dags");
    Map<String, String> environment = new HashMap<>(DagsOnAirflowIT.airflowHome(folder));
    environment.put("AIRFLOW__CORE__DAGS_FOLDER", dags.toString());
    environment.put("PATH", kedro.getParent() + ":" + System.getenv("PATH"));
    environment.put("PYSPARK_PYTHON", kedro.toString());
    environment.put("DO_NOT_TRACK", "1");
    Python.Outcome migrated =
        Python.run(
            folder, environment, List.of(airflow.program("airflow").toString(), "db", "migrate"));
    assertThat(migrated.code()).as(migrated.output()).isZero();
    String script = Path.of("src/conformance/python/run_dag.py").toAbsolutePath().toString();
    Python.Outcome outcome =
        airflow.run(folder, environment, script, dags.resolve("local.py").toString());
    Path states = folder.resolve("states.json");
    assertThat(states).as(outcome.output()).exists();
    return new ObjectMapper().readTree(states.toFile());
  }
}
