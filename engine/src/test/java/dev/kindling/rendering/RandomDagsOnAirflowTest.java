package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.conformance.Python;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.SyntaxProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DAGs of random settings and hostile names: real Airflow loads them without a warning, and ruff
 * has nothing to say of them.
 */
@Tag("airflow")
class RandomDagsOnAirflowTest {

  private static final int DAGS = 200;

  @TempDir private static Path folder;

  @BeforeAll
  static void compileAll() throws IOException {
    for (int seed = 0; seed < DAGS; seed++) {
      Files.writeString(folder.resolve("dag_%03d.py".formatted(seed)), dag(seed));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-2", "airflow-3"})
  void airflow_loads_all_of_them(String airflow) throws IOException {
    Path home = Files.createDirectories(folder.resolve(airflow));
    List<String> arguments =
        new ArrayList<>(
            List.of(Path.of("src/conformance/python/load_dags.py").toAbsolutePath().toString()));
    arguments.addAll(files());

    Python.Outcome outcome =
        Python.locked(airflow)
            .run(
                home,
                Map.of("AIRFLOW_HOME", home.toString(), "AIRFLOW__CORE__LOAD_EXAMPLES", "False"),
                arguments.toArray(String[]::new));

    assertThat(outcome.code()).as(outcome.output()).isZero();
    JsonNode loaded = new ObjectMapper().readTree(home.resolve("loaded.json").toFile());
    assertThat(loaded).hasSize(DAGS);
    for (String file : files()) {
      assertThat(loaded.get(file).get("errors")).as(file).isEmpty();
      assertThat(loaded.get(file).get("deprecations")).as(file).isEmpty();
      assertThat(loaded.get(file).get("dags")).as(file).hasSize(1);
    }
  }

  @Test
  void ruff_has_nothing_to_say_of_them() throws IOException {
    String ruff = Python.locked("tools").program("ruff").toString();
    for (List<String> command :
        List.of(
            List.of(ruff, "check", "--isolated", "--select", "AIR,F,I"),
            List.of(ruff, "format", "--isolated", "--check", "--diff"))) {
      List<String> all = new ArrayList<>(command);
      all.addAll(files());
      Python.Outcome outcome = Python.run(folder, Map.of(), all);
      assertThat(outcome.code()).as(outcome.output()).isZero();
    }
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>();
    for (int seed = 0; seed < DAGS; seed++) {
      files.add(folder.resolve("dag_%03d.py".formatted(seed)).toString());
    }
    return files;
  }

  /** All settings but some, and a pipeline of some shape. */
  private static String dag(int seed) throws IOException {
    Random random = new Random(seed);
    FullSettings.Place place = FullSettings.Place.values()[seed % 5];
    Map<String, Object> settings = FullSettings.of(place, "");
    List<String> keys = FullSettings.keys(place);
    for (int i = random.nextInt(12); i > 0; i--) {
      Map<String, Object> less =
          new ObjectMapper().convertValue(settings, new TypeReference<>() {});
      try {
        FullSettings.remove(less, keys.get(random.nextInt(keys.size())));
        sample(less, place, seed).dag();
        settings = less;
      } catch (RuntimeException needed) {
        continue;
      }
    }
    return sample(settings, place, seed).dag();
  }

  /** As the program checks what an operator factory returns. */
  private static Optional<String> objection(String source) {
    try {
      PythonParser.module(new SourceFile("", source));
      return Optional.empty();
    } catch (SyntaxProblem wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  private static SampleCompile sample(
      Map<String, Object> settings, FullSettings.Place place, int seed) throws IOException {
    Random random = new Random(seed);
    HostileText text = new HostileText(seed);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < 7) {
      names.add(random.nextBoolean() ? "node_" + names.size() : text.next());
    }
    List<String> nodes = List.copyOf(names);
    SampleCompile sample =
        SampleCompile.with(new ObjectMapper().writeValueAsString(settings))
            .options(
                new CompileOptions(null, null, RandomDagsOnAirflowTest::objection, false, null))
            .project(text.next())
            .in(text.next(), text.next())
            .pod(nodes.get(0), nodes.get(1), nodes.get(4))
            .tag(nodes.get(0), "resources.NAME", "k8s_template:NAME")
            .pod(nodes.get(1), nodes.get(4));
    if (place != FullSettings.Place.NONE) {
      String spark = "pyspark_" + nodes.get(2);
      sample
          .pod("before", spark)
          .spark(nodes.subList(2, 4), nodes.get(5))
          .tag(nodes.get(2), "resources:NAME");
    }
    sample.pod(nodes.get(4), nodes.get(5)).pod(nodes.get(5)).pod(nodes.get(6));
    return random.nextBoolean() ? sample.mlflow("https://mlflow.example.com") : sample;
  }
}
