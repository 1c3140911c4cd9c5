package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fixture in a folder of its own, compiled by the distribution as a user would.
 *
 * @param project the copy
 * @param output what {@code compile} wrote
 * @param env Kedro's environment
 */
record Fixture(Path project, Path output, String env) {

  private static final Path KINDLING =
      Path.of(System.getProperty("kindling.distribution", "target/kindling"), "bin", "kindling")
          .toAbsolutePath();

  /** Every fixture that is a whole project with a pipeline that runs. */
  static List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("..", "fixtures"))) {
      return all.filter(folder -> Files.exists(folder.resolve("conf/base/airflow-k8s.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Copies a fixture; git knows nothing of the copy. */
  static Fixture copy(String name, Path folder) throws IOException {
    Path from = Path.of("..", "fixtures", name);
    Path project = folder.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(p -> !p.toString().contains("expected")).toList()) {
        Files.copy(path, project.resolve(from.relativize(path).toString()));
      }
    }
    return new Fixture(project, folder.resolve("out"), "local");
  }

  /** Environments of a fixture that have Airflow settings of their own. */
  static List<String> environments(String name) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("..", "fixtures", name, "conf"))) {
      return all.filter(folder -> Files.exists(folder.resolve("airflow-k8s.yaml")))
          .map(folder -> folder.getFileName().toString())
          .filter(env -> !env.equals("base"))
          .sorted()
          .toList();
    }
  }

  /** The same in another environment. */
  Fixture in(String environment) {
    return new Fixture(project, output, environment);
  }

  /** Other settings than the fixture's own: a file of {@code src/conformance/settings}. */
  Fixture with(String settings, Map<String, String> values) throws IOException {
    String text = Files.readString(Path.of("src/conformance/settings", settings + ".yaml"));
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    Files.writeString(project.resolve("conf/base/airflow-k8s.yaml"), text);
    Path factory = project.resolve("factories/local.stg");
    Files.createDirectories(factory.getParent());
    Files.copy(Path.of("../templates/factories/local.stg"), factory);
    return this;
  }

  /** Replaces text in one file of the copy. */
  Fixture edit(String file, String text, String replacement) throws IOException {
    String before = Files.readString(project.resolve(file));
    assertThat(before).contains(text);
    Files.writeString(project.resolve(file), before.replace(text, replacement));
    return this;
  }

  /** Whether the settings of the base environment say so. */
  boolean runsSparkAt(String type) throws IOException {
    return Files.readString(project.resolve("conf/base/airflow-k8s.yaml"))
        .contains("    type: " + type + "\n");
  }

  /** Compiles; findings may stand, since they are about runs. */
  Fixture compile() throws IOException {
    Python.Outcome outcome =
        kindling("compile", project.toString(), "--env", env, "-o", output.toString());
    assertThat(outcome.code()).as(outcome.output()).isIn(0, 1);
    return this;
  }

  /** The plan, as {@code kindling plan --format json} prints it. */
  JsonNode plan() throws IOException {
    Path file = output.resolve("plan.json");
    kindling("plan", project.toString(), "--env", env, "--format", "json", "-o", file.toString());
    return new ObjectMapper().readTree(Files.readString(file));
  }

  /** The only DAG file. */
  Path dag() throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("dags"))) {
      return files.toList().get(0);
    }
  }

  private Python.Outcome kindling(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(KINDLING.toString()));
    command.addAll(List.of(arguments));
    return Python.run(project, Map.of(), command);
  }
}
