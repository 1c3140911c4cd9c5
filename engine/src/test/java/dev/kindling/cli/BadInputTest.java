package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input: one message with file, line and cure, exit code 2, nothing written. */
class BadInputTest {

  @TempDir private Path folder;
  private Path project;

  /** The fixture on pandas alone, which each test breaks in its own way. */
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
  void a_folder_without_a_kedro_project() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(oneMessage("plan", empty)).startsWith(empty + ": error ").contains("pyproject.toml");
  }

  @Test
  void a_folder_that_is_not_there() {
    assertThat(oneMessage("plan", folder.resolve("nowhere")))
        .startsWith(folder.resolve("nowhere") + ": error ")
        .contains("name a Kedro project's folder or a snapshot file");
  }

  @Test
  void a_catalog_that_is_no_yaml() throws IOException {
    Files.writeString(project.resolve("conf/base/catalog.yml"), "a:\n  type: [pandas\nb: 1\n");

    assertThat(oneMessage("plan", project)).contains("conf/base/catalog.yml:3: error ");
  }

  @Test
  void a_dataset_with_two_producers() throws IOException {
    replace(
        "src/ledger/pipelines/closing/pipeline.py",
        "[\"booked_table\", \"high_rate_table\"], \"closed_table\"",
        "[\"booked_table\", \"booked_table\"], \"high_rate_table\"");

    assertThat(oneMessage("plan", project))
        .contains("/pipeline.py:", "high_rate_table", "close__", "select_high_rate");
  }

  @Test
  void a_cycle() throws IOException {
    replace(
        "src/ledger/pipelines/bookkeeping/pipeline.py",
        "\"spark_plug_invoices\"",
        "\"closed_table\"");

    assertThat(oneMessage("plan", project))
        .contains("src/ledger/pipelines/", ".py:", "closed_table", "booked_table");
  }

  @Test
  void a_node_that_nobody_knows() {
    assertThat(oneMessage("why", project, "bok")).contains("no node `bok`", "Did you mean book?");
  }

  @Test
  void a_pipeline_that_nobody_registers() {
    assertThat(oneMessage("plan", project, "--pipeline", "closng"))
        .contains("`closng`", "`closing`", "`bookkeeping`", "`__default__`");
  }

  @Test
  void an_option_that_is_none() {
    assertThat(oneMessage("plan", project, "--fromat", "json")).contains("Did you mean --format?");
  }

  @Test
  void a_value_that_is_none() {
    assertThat(oneMessage("plan", project, "--format", "xml"))
        .contains("--format cannot be xml: ", "text, json");
  }

  @Test
  void an_argument_that_is_missing() {
    assertThat(oneMessage("why", project)).contains("NODE");
  }

  /** The message, having checked that it is the only thing said and that nothing is written. */
  private String oneMessage(Object... args) {
    Path out = folder.resolve("out");
    Object[] words = Stream.concat(Stream.of(args), Stream.of("-o", out)).toArray();

    Run run = Run.of(words);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    return run.err();
  }

  private void replace(String file, String old, String text) throws IOException {
    Path path = project.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(old);
    Files.writeString(path, before.replace(old, text));
  }
}
