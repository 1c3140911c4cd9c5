package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipeline that cannot be read fails what asks for it, and nothing else. */
class UnreadPipelineTest {

  @TempDir private Path project;

  @BeforeEach
  void write() throws IOException {
    file(
        "pyproject.toml",
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\n"
            + "kedro_init_version = \"0.19.15\"\n");
    file("conf/base/catalog.yml", "a:\n  type: pandas.CSVDataset\n  filepath: gs://shop/a.csv\n");
    file(
        "conf/base/airflow-k8s.yaml",
        "run_config:\n  image: registry.example.com/a:1\n  namespace: ns\n"
            + "  experiment_name: exp\n  spark: {type: none}\n  volume: {disabled: true}\n");
    file("src/shop/__init__.py", "");
    registry(
        "{'good': pipeline([node(len, 'a', 'b', name='n')]), 'other': fetched(),"
            + " 'mixed': pipeline([node(len, 'a', 'b', name='n'), fetched()])}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "compile", "why", "whatif", "baseline"})
  void what_asks_for_another_pipeline_is_done(String command) {
    Run run = run(command, "good");

    assertThat(run.err()).doesNotContain("could not be read");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "compile", "why", "whatif", "baseline"})
  void what_asks_for_it_says_so(String command) {
    Run run = run(command, "other");

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains("pipeline_registry.py:", "[unread-node]", "`other`", "could not be read");
  }

  @Test
  void what_asks_for_a_part_is_incomplete() {
    Run run = run("plan", "mixed");

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("1 node");
  }

  @Test
  void a_pipeline_that_nobody_registers_is_a_wrong_call() {
    assertThat(run("plan", "typo").code()).isEqualTo(ExitCode.WRONG);
  }

  @Test
  void a_snapshot_keeps_which_pipelines_may_lack_what() throws IOException {
    Path snapshot = project.resolve("snapshot.json");
    Run.of("snapshot", project, "-o", snapshot);

    assertThat(Run.of("plan", snapshot, "-p", "good").code()).isEqualTo(ExitCode.DONE);
    assertThat(Run.of("plan", snapshot, "-p", "other").code()).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void plan_and_snapshot_agree_where_nothing_can_be_read() throws IOException {
    registry("fetched()");

    assertThat(Run.of("snapshot", project).code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(Run.of("plan", project).code()).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void without_any_configuration_all_is_read_that_there_is() throws IOException {
    registry("{'__default__': pipeline([node(len, 'a', '', name='n')])}");
    Files.delete(project.resolve("conf/base/catalog.yml"));
    Files.delete(project.resolve("conf/base/airflow-k8s.yaml"));
    Files.delete(project.resolve("conf/base"));
    Files.delete(project.resolve("conf"));
    Path snapshot = project.resolve("snapshot.json");

    Run written = Run.of("snapshot", project, "-o", snapshot);
    assertThat(written.code()).isEqualTo(ExitCode.OBJECTION);
    assertThat(written.err()).contains("conf: error [kedro-refuses] there is no folder `conf`");
    for (Path place : new Path[] {project, snapshot}) {
      Run plan = Run.of("plan", place);
      assertThat(plan.code()).isEqualTo(ExitCode.OBJECTION);
      assertThat(plan.out()).contains("1 node", "[kedro-refuses] there is no folder `conf`");
    }
  }

  private Run run(String command, String pipeline) {
    return switch (command) {
      case "compile" ->
          Run.of("compile", project, "-p", pipeline, "-q", "-o", project.resolve("out"));
      case "why" -> Run.of("why", project, "n", "-p", pipeline);
      case "whatif" -> Run.of("whatif", project, "-p", pipeline, "--tag", "n=x");
      case "baseline" ->
          Run.of(
              "baseline", "write", project, "-p", pipeline, "-o", project.resolve("baseline.json"));
      default -> Run.of(command, project, "-p", pipeline);
    };
  }

  private void registry(String result) throws IOException {
    file(
        "src/shop/pipeline_registry.py",
        "from kedro.pipeline import node, pipeline\nfrom library import fetched\n\n\n"
            + "def register_pipelines():\n    return "
            + result
            + "\n");
  }

  private void file(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
