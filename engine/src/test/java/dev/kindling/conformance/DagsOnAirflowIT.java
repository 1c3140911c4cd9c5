package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fixture, with its own settings and with every key for each place that Spark can run at, as
 * the oldest and the newest Airflow load it.
 */
@Tag("airflow")
class DagsOnAirflowIT {

  private static final List<String> TYPES = List.of("dataproc", "kubernetes", "custom");

  @TempDir private static Path folder;
  private static final Map<Fixture, String> COMPILED = new LinkedHashMap<>();

  @BeforeAll
  static void compileAll() throws IOException {
    for (String name : Fixture.names()) {
      Path own = Files.createDirectories(folder.resolve("own-" + name));
      Fixture copy = Fixture.copy(name, own);
      COMPILED.put(copy.compile(), copy.runsSparkAt("kubernetes") ? "kubernetes" : "dataproc");
      for (String env : Fixture.environments(name)) {
        Path place = Files.createDirectories(folder.resolve(env + "-own-" + name));
        COMPILED.put(
            Fixture.copy(name, place).in(env).compile(), env.equals("laptop") ? "custom" : env);
      }
      for (String type : TYPES) {
        Path place = Files.createDirectories(folder.resolve(type + "-" + name));
        COMPILED.put(
            Fixture.copy(name, place)
                .with(type, Map.of("ARTIFACTS", "/srv/artifacts", "PROJECT_HOME", "/srv/project"))
                .compile(),
            type);
      }
    }
    assertThat(COMPILED).hasSizeGreaterThan(TYPES.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-2", "airflow-3"})
  void airflowLoadsWhatThePlanSays(String environment) throws IOException {
    Path work = Files.createDirectories(folder.resolve(environment));
    List<String> arguments =
        new ArrayList<>(
            List.of(Path.of("src/conformance/python/load_dags.py").toAbsolutePath().toString()));
    for (Fixture fixture : COMPILED.keySet()) {
      arguments.add(fixture.dag().toString());
    }

    Python.Outcome outcome =
        Python.locked(environment).run(work, airflowHome(work), arguments.toArray(String[]::new));

    assertThat(outcome.code()).as(outcome.output()).isZero();
    JsonNode loaded = new ObjectMapper().readTree(Files.readString(work.resolve("loaded.json")));
    for (Map.Entry<Fixture, String> compiled : COMPILED.entrySet()) {
      Fixture fixture = compiled.getKey();
      JsonNode file = loaded.get(fixture.dag().toString());
      assertThat(file.get("errors")).as(fixture + " errors").isEmpty();
      assertThat(file.get("deprecations")).as(fixture + " deprecations").isEmpty();
      assertThat(file.get("dags")).hasSize(1);
      LoadedDag.of(file.get("dags").get(0)).assertIs(fixture.plan(), compiled.getValue());
    }
  }

  @Test
  void ruffHasNothingToSayOfThem() throws IOException {
    Python tools = Python.locked("tools");
    String ruff = tools.program("ruff").toString();
    List<String> files = new ArrayList<>();
    for (Fixture fixture : COMPILED.keySet()) {
      files.add(fixture.dag().toString());
      Path script = fixture.output().resolve("spark/spark_run.py");
      if (Files.exists(script)) {
        files.add(script.toString());
      }
    }

    assertSilent(ruff, List.of("check", "--isolated", "--select", "AIR,F,I"), files);
    assertSilent(
        ruff, List.of("format", "--isolated", "--check", "--line-length", "88", "--quiet"), files);
  }

  private static void assertSilent(String ruff, List<String> command, List<String> files)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(ruff));
    all.addAll(command);
    all.addAll(files);
    Python.Outcome outcome = Python.run(folder, Map.of(), all);
    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  static Map<String, String> airflowHome(Path home) {
    return Map.of(
        "AIRFLOW_HOME", home.toString(),
        "AIRFLOW__CORE__LOAD_EXAMPLES", "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE", "False");
  }
}
