package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Input that means harm, or might: each ends in time, with an exit code that tells the truth, and
 * with messages of our own. {@code docs/reliability.md} has the table.
 */
class HostileInputTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void copyAProject() throws IOException {
    project = folder.resolve("ledger");
    Path from = Run.fixture("ledger");
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, project.resolve(from.relativize(path).toString()));
      }
    }
  }

  @Test
  void yaml_aliases_that_expand_without_end() throws IOException {
    StringBuilder bomb = new StringBuilder("_a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("_a" + i + ": &a" + i + " [" + alias + ", " + alias + ", " + alias + "]\n");
    }
    catalog(bomb + "booked_table: {type: pandas.CSVDataset, x: *a39}\n");

    refusedOrNamed();
  }

  @Test
  void yaml_that_contains_itself() throws IOException {
    catalog("booked_table: &me\n  type: pandas.CSVDataset\n  again: *me\n");

    refusedOrNamed();
  }

  @Test
  void yaml_of_great_depth() throws IOException {
    catalog("a: " + "[".repeat(100_000) + "]".repeat(100_000) + "\n");

    refusedOrNamed();
  }

  @Test
  void a_key_that_is_written_twice() throws IOException {
    catalog("booked_table: {type: a.B}\nbooked_table: {type: c.D}\n");

    assertThat(refusedOrNamed().err()).contains("conf/base/catalog.yml:2").contains("booked_table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!javax.script.ScriptEngineManager", "!!python/object:os.system", "!x"})
  void a_tag_that_asks_for_an_object(String tag) throws IOException {
    catalog("booked_table:\n  type: " + tag + " [whoami]\n");

    refusedOrNamed();
  }

  @Test
  void a_catalog_that_is_a_folder() throws IOException {
    Files.delete(project.resolve("conf/base/catalog.yml"));
    Files.createDirectory(project.resolve("conf/base/catalog.yml"));

    Run run = run("plan", project);

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("catalog");
  }

  @Test
  void a_catalog_that_is_a_pipe() throws IOException, InterruptedException {
    Path catalog = project.resolve("conf/base/catalog.yml");
    pipe(catalog);

    refusedNamedOrPassedOver();
  }

  @Test
  void a_catalog_of_50_megabytes() throws IOException {
    catalog("booked_table: {type: pandas.CSVDataset}\n" + "# padding\n".repeat(5 << 20));

    Run run = refusedOrNamed();

    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("conf/base/catalog.yml: error").contains("20 MiB");
  }

  @Test
  void python_of_50_megabytes() throws IOException {
    Files.writeString(
        project.resolve("src/ledger/pipelines/closing/pipeline.py"), "x = 1\n".repeat(9 << 20));

    assertThat(refusedOrNamed().err()).contains("is larger than what is read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pyproject.toml",
        "conf/base/kindling.yml",
        "conf/base/parameters.yml",
        "src/ledger/settings.py",
        "src/ledger/pipeline_registry.py",
        ".git",
        ".gitignore"
      })
  void a_pipe_in_place_of_any_file(String file) throws IOException, InterruptedException {
    pipe(project.resolve(file));

    for (Object[] call :
        new Object[][] {
          {"plan", project}, {"compile", project, "-o", folder.resolve("out")}, {"batch", project}
        }) {
      Run run = run(call);
      assertThat(run.code()).as(run.err()).isNotEqualTo(ExitCode.FAULT);
      assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void a_project_a_snapshot_and_rules_that_are_pipes() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.json");
    pipe(pipe);

    assertThat(run("plan", pipe).code()).isEqualTo(ExitCode.WRONG);
    assertThat(run("plan", project, "--rules", pipe).code()).isEqualTo(ExitCode.WRONG);
    assertThat(run("batch", folder).code()).isEqualTo(ExitCode.DONE);
    Files.writeString(project.resolve("conf/base/kindling.yml"), "rules: [../pipe.json]\n");
    assertThat(run("plan", project).code()).isEqualTo(ExitCode.WRONG);
  }

  @Test
  void a_source_file_that_is_a_pipe() throws IOException, InterruptedException {
    Path nodes = project.resolve("src/ledger/pipelines/closing/nodes.py");
    pipe(nodes);

    refusedNamedOrPassedOver();
  }

  @Test
  void a_link_that_goes_round() throws IOException {
    Files.createSymbolicLink(project.resolve("src/ledger/pipelines/again"), Path.of(".."));
    Files.createSymbolicLink(project.resolve("conf/base/again"), Path.of(".."));

    refusedNamedOrPassedOver();
  }

  @Test
  void a_file_that_nobody_may_read() throws IOException {
    Path catalog = project.resolve("conf/base/catalog.yml");
    Files.setPosixFilePermissions(catalog, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(catalog), "the superuser may read anything");

    assertThat(refusedOrNamed().err()).contains("catalog.yml");
  }

  @Test
  void python_of_great_depth() throws IOException {
    Files.writeString(
        project.resolve("src/ledger/pipelines/closing/nodes.py"),
        "x = " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "\n");

    refusedNamedOrPassedOver();
  }

  @Test
  void python_that_never_ends() throws IOException {
    Path registry = project.resolve("src/ledger/pipeline_registry.py");
    Files.writeString(
        registry,
        """
        from kedro.pipeline import Pipeline


        def again(n):
            return again(n + 1)


        def register_pipelines():
            while True:
                pass
            return {"__default__": Pipeline([])}
        """);

    refusedOrNamed();
  }

  @Test
  void python_that_calls_itself_without_end() throws IOException {
    Files.writeString(
        project.resolve("src/ledger/pipeline_registry.py"),
        """
        def again(n):
            return again(n + 1)


        def register_pipelines():
            return {"__default__": again(0)}
        """);

    refusedOrNamed();
  }

  @Test
  void bytes_that_are_no_text() throws IOException {
    Files.write(
        project.resolve("src/ledger/pipelines/closing/nodes.py"),
        new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, '\n'});

    refusedNamedOrPassedOver();
  }

  @Test
  void a_snapshot_of_great_depth() throws IOException {
    Path snapshot =
        Files.writeString(
            folder.resolve("deep.json"),
            "{\"x\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}");

    assertThat(run("plan", snapshot).code()).isIn(ExitCode.DONE, ExitCode.WRONG);
  }

  @Test
  void names_with_every_control_character_never_reach_the_terminal() throws IOException {
    StringBuilder name = new StringBuilder();
    for (int c = 1; c < 32; c++) {
      name.append(String.format("\\u%04x", c));
    }
    name.append("\\u001b[31m\\u202e\\u2028");
    Path snapshot =
        Files.writeString(
            folder.resolve("names.json"),
            """
            {"metadata": {"project_name": "%1$s"}, "pipelines": [{"name": "__default__", "nodes": [
              {"name": "%1$s", "func_name": "f", "tags": [], "inputs": ["%1$s in"], "outputs": ["b"]},
              {"name": "g", "func_name": "g", "tags": ["kedro-airflow-k8s:group:pyspark"],
               "inputs": ["b"], "outputs": ["c"]}]}],
             "datasets": {}, "parameters": []}
            """
                .formatted(name));

    for (Run run :
        new Run[] {
          run("plan", snapshot), run("why", snapshot, "g"), run("why", snapshot, "\u001b[31mx")
        }) {
      assertThat(run.code()).isNotEqualTo(ExitCode.FAULT);
      assertThat(run.out() + run.err())
          .doesNotContain("\u001b", "\u202e", "\u2028", "\u0007", "\r");
    }
  }

  @Test
  void a_disk_that_is_full() {
    Run run = run("plan", project, "-o", "/dev/full");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void an_output_that_nobody_may_write() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "the superuser may write anywhere");

    Run run = run("plan", project, "-o", closed.resolve("plan.txt"));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(closed).isEmptyDirectory();
  }

  /** Wrong input, or a part that could not be read: never done, never a fault. */
  private Run refusedOrNamed() {
    Run run = run("plan", project);
    assertThat(run.code()).as(run.err()).isIn(ExitCode.WRONG, ExitCode.INCOMPLETE);
    assertThat(run.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    return run;
  }

  private Run refusedNamedOrPassedOver() {
    Run run = run("plan", project);
    assertThat(run.code()).as(run.err()).isNotEqualTo(ExitCode.FAULT);
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    return run;
  }

  private static Run run(Object... args) {
    return Assertions.assertTimeoutPreemptively(PATIENCE, () -> Run.of(args));
  }

  private static void pipe(Path path) throws IOException, InterruptedException {
    Files.deleteIfExists(path);
    Process made = new ProcessBuilder("mkfifo", path.toString()).start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private void catalog(String text) throws IOException {
    Files.writeString(project.resolve("conf/base/catalog.yml"), text);
  }
}
