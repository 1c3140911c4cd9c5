package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Project;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without Kedro: a script plays the project's Python. {@code KedroReadingTest} has the real one.
 */
@DisabledOnOs(OS.WINDOWS)
class LiveReaderTest {

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        folder.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\n");
    Files.createDirectories(folder.resolve("src"));
  }

  @Test
  void the_answer_is_read_as_a_snapshot() throws IOException {
    Project project =
        read("echo '{\"pipelines\": [{\"name\": \"__default__\", \"nodes\": []}]}' > \"$4\"");

    assertThat(project.pipelines()).hasSize(1);
  }

  @Test
  void the_call_names_environment_and_parameters() throws IOException {
    Path said = folder.resolve("said");
    Path python =
        python("echo \"$6 $8\" > '%s'; echo '{\"pipelines\": []}' > \"$4\"".formatted(said));

    LiveReader.read(
        folder,
        options(python).withEnv("prod").withParams(Map.of("a.b", "1")),
        Duration.ofSeconds(20));

    assertThat(said).content().isEqualTo("prod {\"a\":{\"b\":1}}\n");
  }

  @Test
  void what_live_kedro_says_stands_where_the_projects_files_say_it() throws IOException {
    Path shop = Path.of("../fixtures/shop");
    Project written = OpenProject.at(shop, ReadOptions.defaults()).facts();
    Path answer = folder.resolve("said.json");
    Files.writeString(
        answer,
        """
        {"pipelines": [{"name": "__default__", "nodes": [
          {"name": "total_by_category", "func_name": "total_by_category", "namespace": null,
           "tags": ["kedro-airflow-k8s:group:pyspark", "unheard-of"],
           "inputs": ["priced_orders"], "outputs": ["category_totals", "elsewhere"]}]}],
         "datasets": {
           "category_totals": {"name": "category_totals", "type": "json.JSONDataSet"},
           "customers": {"name": "customers", "type": "pickle.PickleDataSet"}}}
        """);

    Project live =
        LiveReader.read(
            shop, options(python("cat '" + answer + "' > \"$4\"")), Duration.ofSeconds(20));

    Node node = live.pipelines().get(0).nodes().get(0);
    Node twin =
        written.pipeline("__default__").orElseThrow().nodes().stream()
            .filter(each -> each.name().equals("total_by_category"))
            .findFirst()
            .orElseThrow();
    assertThat(node.origin()).isEqualTo(twin.origin());
    assertThat(node.inputs()).isEqualTo(twin.inputs());
    assertThat(node.tags().get(0)).isEqualTo(twin.tags().get(0));
    assertThat(node.tags().get(1).origin()).isEqualTo(twin.origin());
    assertThat(node.outputs())
        .extracting(Output::origin)
        .containsExactly(twin.outputs().get(0).origin(), twin.origin());
    assertThat(live.datasets().get("category_totals").origin())
        .isEqualTo(written.datasets().get("category_totals").origin());
    assertThat(live.datasets().get("customers").origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void an_error_of_the_project_keeps_its_line() {
    assertThatThrownBy(
            () ->
                read(
                    "echo '{\"error\": {\"message\": \"NameError: x\", \"filepath\": \"src/a.py\", \"line\": 3}}' > \"$4\""))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().toString()).isEqualTo("src/a.py:3"))
        .hasMessage("Kedro cannot load the project (NameError: x); mend it or read without --live");
  }

  @Test
  void a_python_without_kedro_is_said_to_be_one() {
    String answer = "{\"error\": {\"python\": \"x\", \"message\": \"has no Kedro\"}}";
    assertThatThrownBy(() -> read("echo '" + answer + "' > \"$4\""))
        .hasMessageEndingWith(
            "has no Kedro; name the project's Python with --python, or read without --live");
  }

  @Test
  void no_answer_is_an_error() {
    assertThatThrownBy(() -> read("exit 1"))
        .hasMessageStartingWith("the project's Python ended without an answer");
  }

  @Test
  void what_takes_too_long_is_stopped_with_all_its_children() throws IOException {
    Path python = python("sleep 60 & wait");

    assertThatThrownBy(() -> LiveReader.read(folder, options(python), Duration.ofSeconds(1)))
        .hasMessageStartingWith("the project's Python did not answer within 1 s");
  }

  @Test
  void no_python_is_an_error() {
    assertThatThrownBy(
            () ->
                LiveReader.read(
                    folder,
                    ReadOptions.defaults().withEnvironment(Map.of("PATH", "")).live(null),
                    Duration.ofSeconds(1)))
        .hasMessage(
            "there is no `.venv` and no `python3`; name the project's Python with --python");
  }

  @Test
  void the_script_is_valid_python() throws Exception {
    Path script = folder.resolve("live.py");
    Files.copy(LiveReader.class.getResourceAsStream("live.py"), script);
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "no /usr/bin/env");
    Process process =
        new ProcessBuilder("/usr/bin/env", "python3", "-m", "py_compile", script.toString())
            .start();
    assumeTrue(process.waitFor() != 127, "no python3 on this machine");

    assertThat(process.exitValue()).isZero();
  }

  private Project read(String body) throws IOException {
    return LiveReader.read(folder, options(python(body)), Duration.ofSeconds(20));
  }

  /** Gets {@code -B live.py PROJECT OUT …}. */
  private Path python(String body) throws IOException {
    Path script = folder.resolve("python");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private static ReadOptions options(Path python) {
    return ReadOptions.defaults().live(python);
  }
}
