package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.Git;
import dev.kindling.Golden;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plan, why, whatif, diff and baseline as a shell calls them, with their outputs kept. */
class AuditCommandsTest {

  private static final String SHOP = "../fixtures/shop";
  private static final String TAGGED = "total_by_category=kedro-airflow-k8s:group:pyspark";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text", "json", "jsonl", "yaml", "mermaid", "dot", "sarif", "github", "junit", "html"
      })
  void plan_in_every_format(String format) throws IOException {
    Run run = Run.of("plan", SHOP, "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    String version = "\"" + ProgramVersion.number() + "\"";
    Golden.assertMatches("cli/plan-shop." + format, run.out().replace(version, "\"VERSION\""));
  }

  @ParameterizedTest
  @CsvSource({
    "set_discounts, text",
    "set_discounts, json",
    "report, text",
    "report, json",
    "clean_orders, text"
  })
  void why(String node, String format) {
    Run run = Run.of("why", SHOP, node, "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/why-" + node + "." + format, run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void why_checks_proofs(String format) {
    Run run = Run.of("why", SHOP, "set_discounts", "--check", "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/why-check." + format, run.out());
    assertThat(Run.of("why", SHOP, "report", "--check").out()).contains("no proof to check");
    assertThat(Run.of("why", SHOP, "report", "read_rates", "--check").code())
        .isEqualTo(ExitCode.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void why_two_nodes(String format) {
    Run run = Run.of("why", SHOP, "clean_orders", "report", "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/why-two." + format, run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown"})
  void whatif(String format) {
    Run run = Run.of("whatif", SHOP, "--untag", TAGGED, "--pin", "set_discounts", "-f", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/whatif." + format, run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whatif_free(String format) {
    Run run = Run.of("whatif", SHOP, "--free", "set_discounts", "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/whatif-free." + format, run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void advise(String format) {
    Run run = Run.of("advise", SHOP, "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches("cli/advise." + format, run.out());
  }

  @Test
  void advise_counts_in_minutes_and_names_durations_of_nobody(@TempDir Path folder)
      throws IOException {
    Path durations = folder.resolve("durations.csv");
    Files.writeString(
        durations, "task,seconds\npyspark-clean-customers,600\nset_discounts,120\nnobody,3\n");
    Run run = Run.of("advise", SHOP, "--durations", durations);

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("1. 3.7 minutes of a cluster; 2 nodes off Spark");
    assertThat(run.err()).contains("no node and no task `nobody`");
    Files.writeString(durations, "task,seconds\nset_discounts,soon\n");
    assertThat(Run.of("advise", SHOP, "--durations", durations).err())
        .contains("durations.csv:2: error")
        .contains("`soon` is no number of seconds");
  }

  @Test
  void whatif_without_a_question_is_refused() {
    assertThat(Run.of("whatif", SHOP).code()).isEqualTo(ExitCode.WRONG);
    assertThat(Run.of("whatif", SHOP, "--free", "report", "--pin", "report").code())
        .isEqualTo(ExitCode.WRONG);
    Run broken = Run.of("whatif", SHOP, "--tag", "report");
    assertThat(broken.code()).isEqualTo(ExitCode.WRONG);
    assertThat(broken.err()).contains("--tag takes a name, an equals sign and a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown"})
  void diff_of_a_saved_plan_and_a_project(String format) {
    Path saved = folder.resolve("plan.json");
    Run.of("plan", "../fixtures/weather", "-f", "json", "-o", saved.toString());
    Run run = Run.of("diff", saved.toString(), SHOP, "--format", format);
    assertThat(run.code()).isEqualTo(ExitCode.OBJECTION);
    Golden.assertMatches("cli/diff." + format, run.out());
  }

  @Test
  void a_project_does_not_differ_from_its_saved_plan_nor_from_its_snapshot() {
    Path saved = folder.resolve("plan.json");
    Run.of("plan", SHOP, "-f", "json", "-o", saved.toString());
    Run same = Run.of("diff", saved.toString(), SHOP);
    assertThat(same.out()).isEqualTo("no difference\n");
    assertThat(same.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void diff_reads_a_git_revision_and_leaves_the_repository_as_it_is() throws Exception {
    Path repository = folder.resolve("repository");
    Path project = repository.resolve("teams/shop");
    copy(Path.of(SHOP), project);
    Git.run(repository, "init", "-q");
    Git.run(repository, "add", ".");
    Git.run(repository, "commit", "-q", "-m", "First");
    Path pipeline = project.resolve("src/shop/pipelines/pricing/pipeline.py");
    Files.writeString(
        pipeline, Files.readString(pipeline).replace("group:pyspark", "group:default"));
    Path index = repository.resolve(".git/index");
    byte[] before = Files.readAllBytes(index);

    Run run = Run.of("diff", project.toString(), "--git", "HEAD", "--format", "markdown");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OBJECTION);
    Golden.assertMatches("cli/diff-git.markdown", run.out());
    assertThat(Files.readAllBytes(index)).isEqualTo(before);
    assertThat(Git.run(repository, "status", "--porcelain"))
        .isEqualTo(" M teams/shop/src/shop/pipelines/pricing/pipeline.py\n");
  }

  @Test
  void an_unknown_revision_is_refused_in_one_line() throws Exception {
    Path repository = folder.resolve("repository");
    copy(Path.of(SHOP), repository);
    Run outside = Run.of("diff", repository.toString(), "--git", "HEAD");
    assertThat(outside.code()).isEqualTo(ExitCode.WRONG);
    Git.run(repository, "init", "-q");
    Run unknown = Run.of("diff", repository.toString(), "--git", "nowhere");
    assertThat(unknown.code()).isEqualTo(ExitCode.WRONG);
    assertThat(unknown.err()).contains("revision `nowhere` could not be read").hasLineCount(1);
  }

  @Test
  void a_baseline_is_written_and_checked() {
    Path file = folder.resolve("baseline.json");
    Run written = Run.of("baseline", "write", SHOP, "-o", file.toString());
    assertThat(written.code()).isEqualTo(ExitCode.DONE);
    assertThat(file).content().doesNotContain("\"line\"");
    Golden.assertMatches("cli/baseline.json", read(file));
    assertThat(Run.of("baseline", "check", SHOP, "-b", file.toString()).code())
        .isEqualTo(ExitCode.DONE);
    Run other = Run.of("baseline", "check", "../fixtures/weather", "-b", file.toString());
    assertThat(other.code()).isEqualTo(ExitCode.OBJECTION);
    Golden.assertMatches("cli/baseline-check.text", other.out());
    Run wrong = Run.of("baseline", "check", SHOP, "-b", SHOP + "/pyproject.toml");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG);
    assertThat(wrong.err()).contains("pyproject.toml").contains("kindling baseline write");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
