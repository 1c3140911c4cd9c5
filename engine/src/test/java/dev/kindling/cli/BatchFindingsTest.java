package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.batch.BatchFormat;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One run checks a whole repository: its findings in each service's format, and its baseline. */
class BatchFindingsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHOP = "teams/a b/shop";

  /** A snapshot with two findings. */
  private static final String ODD =
      """
      {"pipelines": [{"name": "__default__", "nodes": [{"name": "one", "func_name": "one",
        "tags": ["group:pyspark", "group:default"], "inputs": ["a"], "outputs": ["b"]}]}],
       "datasets": {"a": {"type": "odd.Dataset"}, "b": {"type": "odd.Dataset"}}}
      """;

  @TempDir private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    copy(Path.of("../fixtures/shop"), repository.resolve(SHOP));
    copy(Path.of("../fixtures/broken"), repository.resolve("teams/broken"));
    Files.createDirectories(repository.resolve(".git"));
    pin();
  }

  /** One node leaves Spark, so that its neighbours' data are in memory between tasks. */
  private void pin() throws IOException {
    Path file = repository.resolve(SHOP + "/src/shop/pipelines/pricing/pipeline.py");
    Files.writeString(file, Files.readString(file).replace("group:pyspark", "group:default"));
  }

  @Test
  void sarif_has_every_finding_at_a_file_that_is_there() throws IOException {
    JsonNode run = JSON.readTree(batch("sarif").out()).at("/runs/0");
    assertThat(run.at("/results")).hasSizeGreaterThan(5);
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode result : run.at("/results")) {
      String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
      assertThat(repository.resolve(uri.replace("%20", " "))).isRegularFile();
      fingerprints.add(result.at("/partialFingerprints/kindling~1v1").asText());
      assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id"))
          .isEqualTo(result.get("ruleId"));
    }
    assertThat(fingerprints).anyMatch(text -> text.startsWith(SHOP + "/memory-boundary|"));
    for (JsonNode rule : run.at("/tool/driver/rules")) {
      assertThat(rule.at("/shortDescription/text").asText()).endsWith(".");
      assertThat(rule.at("/fullDescription/text").asText()).endsWith(".");
      assertThat(rule.at("/help/markdown").asText()).contains("## What it decides");
      assertThat(rule.at("/helpUri").asText()).endsWith(rule.get("id").asText());
    }
    assertThat(run.at("/tool/driver/version").asText()).isNotEmpty();
    assertThat(run.toString()).contains("codeFlows");
  }

  @Test
  void gitlab_takes_each_issue_since_each_has_a_fingerprint_of_its_own() throws IOException {
    JsonNode issues = JSON.readTree(batch("gitlab").out());
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode issue : issues) {
      assertThat(repository.resolve(issue.at("/location/path").asText())).isRegularFile();
      assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
      assertThat(issue.at("/severity").asText()).isIn("info", "minor", "major");
      fingerprints.add(issue.at("/fingerprint").asText());
    }
    assertThat(fingerprints).hasSize(issues.size()).hasSizeGreaterThan(5);
  }

  @Test
  void lines_for_github_and_azure_name_files_from_the_root_of_the_repository() throws IOException {
    assertThat(batch("github").out())
        .contains("::error file=" + SHOP + "/src/shop/pipelines/pricing/pipeline.py,line=")
        .contains("::error file=teams/broken/conf/base/catalog.yml,line=");
    assertThat(batch("azure").out())
        .contains("##vso[task.logissue type=error;sourcepath=" + SHOP + "/src/shop/")
        .contains("##[debug]" + SHOP + "/src/shop/pipelines/pricing/pipeline.py:21: note [");
  }

  @Test
  void junit_has_a_suite_for_each_plan() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(batch("junit").out().getBytes("UTF-8")));
    NodeList suites = document.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .contains(SHOP + "/src/shop/pipelines/pricing/pipeline.py:23: error [memory-boundary]");
    for (int i = 0; i < 2; i++) {
      Element suite = (Element) suites.item(i);
      assertThat(suite.getElementsByTagName("testcase").getLength())
          .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    }
  }

  @ParameterizedTest
  @EnumSource(BatchFormat.class)
  void a_project_without_a_plan_is_named_in_every_format(BatchFormat format) throws IOException {
    Files.writeString(repository.resolve("teams/broken/pyproject.toml"), "[tool.kedro]\n");
    Run run = batch(format.toString());
    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).contains("teams/broken").contains("package_name");
    if (format == BatchFormat.SARIF) {
      JsonNode invocation = JSON.readTree(run.out()).at("/runs/0/invocations/0");
      assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
      assertThat(invocation.get("toolExecutionNotifications")).hasSize(1);
    }
  }

  @Test
  void every_line_of_json_names_the_path_that_its_files_are_below() throws IOException {
    for (String line : batch("jsonl").out().lines().toList()) {
      JsonNode plan = JSON.readTree(line);
      Path project = Path.of(plan.get("path").asText());
      for (JsonNode finding : plan.get("findings")) {
        assertThat(project.resolve(finding.get("file").asText())).isRegularFile();
      }
    }
  }

  @Test
  void one_baseline_holds_all_projects_and_only_what_is_new_counts() throws IOException {
    Files.delete(repository.resolve("teams/broken/pyproject.toml"));
    unpin();
    Path file = repository.resolve("baseline.json");
    Run written = Run.of("baseline", "write", repository, "-o", file);
    assertThat(written.code()).isEqualTo(ExitCode.DONE);
    JsonNode accepted = JSON.readTree(file.toFile());
    assertThat(accepted.at("/projects/0/path").asText()).isEqualTo(SHOP);
    assertThat(accepted.at("/projects/0/spark")).hasSize(6);
    assertThat(Run.of("baseline", "check", repository, "-b", file).out())
        .isEqualTo("1 project: nothing new\n");

    pin();
    copy(Path.of("../fixtures/weather"), repository.resolve("teams/weather"));
    Run checked = Run.of("baseline", "check", repository, "-b", file);
    assertThat(checked.code()).isEqualTo(ExitCode.OBJECTION);
    assertThat(checked.out())
        .contains(SHOP + ", pipeline __default__")
        .contains("[memory-boundary] `priced_orders`")
        .contains("north.smooth is a new Spark node");
    Run batch = Run.of("batch", repository, "--baseline", file, "--format", "github");
    assertThat(batch.code()).isEqualTo(ExitCode.OBJECTION);
    assertThat(batch.out())
        .contains("title=kindling memory-boundary")
        .contains("title=kindling new-spark-node::`north.smooth` is a new Spark node");
    assertThat(Run.of("batch", repository.resolve(SHOP), "--baseline", file, "--fail-on", "never"))
        .extracting(Run::code)
        .isEqualTo(ExitCode.DONE);
    assertThat(Run.of("baseline", "check", repository.resolve(SHOP), "-b", file).out())
        .contains("memory-boundary");
  }

  @Test
  void what_is_unread_is_named_where_the_results_do_not_show_it() throws IOException {
    Path file = repository.resolve("baseline.json");
    Run.of("baseline", "write", repository, "-o", file);
    String unread = "teams/broken: error [unread-node] 3 parts could not be read";
    Run checked = Run.of("baseline", "check", repository, "-b", file);
    assertThat(checked.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(checked.err()).contains(unread);
    Run accepted = Run.of("batch", repository, "--baseline", file, "--format", "github");
    assertThat(accepted.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(accepted.err()).contains(unread);
    Path compiled = repository.resolve("compiled");
    Run run = Run.of("batch", repository.resolve("teams/broken"), "--compile", compiled);
    assertThat(run.err()).contains(unread, "nothing was written of it");
    assertThat(compiled).doesNotExist();
  }

  private void unpin() throws IOException {
    Path file = repository.resolve(SHOP + "/src/shop/pipelines/pricing/pipeline.py");
    Files.writeString(file, Files.readString(file).replace("group:default", "group:pyspark"));
  }

  /** Outside of a repository a baseline counts from its own folder. */
  @Test
  void outside_of_a_repository_a_baseline_tells_projects_apart_wherever_the_call_stands()
      throws Exception {
    Files.delete(repository.resolve(".git"));
    Files.delete(repository.resolve("teams/broken/pyproject.toml"));
    copy(repository.resolve(SHOP), repository.resolve("teams/second/shop"));
    Files.writeString(repository.resolve("teams/one.json"), ODD);
    Path beside = Files.createDirectories(repository.resolve("beside"));
    Path written =
        ManyCalls.of(
            beside,
            List.of(
                List.of("baseline", "write", "../teams", "-o", "../accepted.json"),
                List.of("baseline", "write", "../teams"),
                List.of("baseline", "check", "../teams", "-b", "../accepted.json"),
                List.of("batch", "../teams", "-b", "../accepted.json", "-f", "github")));
    Path file = repository.resolve("accepted.json");
    List<String> paths = new ArrayList<>();
    JSON.readTree(file.toFile())
        .get("projects")
        .forEach(each -> paths.add(each.get("path").asText()));
    assertThat(paths).containsExactly(SHOP, "teams/one.json", "teams/second/shop");
    assertThat(Files.readString(written.resolve("1.out")))
        .contains("\"../" + SHOP + "\"", "\"../teams/one.json\"", "\"../teams/second/shop\"");
    assertThat(Files.readString(written.resolve("2.out"))).isEqualTo("3 projects: nothing new\n");
    assertThat(Files.readString(written.resolve("3.out"))).isEmpty();
    assertThat(Run.of("baseline", "check", repository, "-b", file).out())
        .isEqualTo("3 projects: nothing new\n");
    assertThat(Run.of("baseline", "check", repository.resolve(SHOP), "-b", file).out())
        .isEqualTo("1 project: nothing new\n");
  }

  @Test
  void projects_that_are_one_to_a_baseline_are_refused() throws IOException {
    Files.createDirectories(repository.resolve(SHOP + "/.git"));
    Files.createDirectories(repository.resolve("teams/broken/.git"));
    Path file = repository.resolve("accepted.json");
    Run run = Run.of("baseline", "write", repository, "-o", file);
    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .contains(SHOP + "` and `", "teams/broken` do not lie in one repository", "both `.`");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_baseline_of_one_project_is_told_from_one_of_many() throws IOException {
    Path one = repository.resolve("one.json");
    Run.of("baseline", "write", repository.resolve(SHOP), "-o", one);
    Run wrong = Run.of("batch", repository, "-b", one);
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG);
    assertThat(wrong.err()).contains("one.json").contains("kindling baseline write ROOT");
  }

  @Test
  void paths_are_the_same_wherever_the_project_is_named_from() throws IOException {
    Set<String> said = new TreeSet<>();
    Path project = repository.resolve(SHOP);
    for (Path named :
        List.of(project, project.resolve("."), project.resolve("src/.."), link(project))) {
      said.add(Run.of("plan", named, "--format", "github").out());
    }
    assertThat(said).hasSize(1);
  }

  /**
   * Services take findings with one fingerprint for one, and ones with a new fingerprint for new.
   */
  @Test
  void each_finding_of_sarif_has_a_fingerprint_that_moving_lines_leaves() throws IOException {
    Path snapshots = Files.createDirectories(repository.resolve("kept"));
    for (String name : List.of("x1.json", "x2.json")) {
      Files.writeString(snapshots.resolve(name), ODD);
    }
    List<String> before = fingerprints();
    assertThat(before).doesNotHaveDuplicates();
    assertThat(before.stream().filter(text -> text.startsWith("teams/broken/unread-node|")))
        .hasSize(3);
    List<String> first = before.stream().filter(text -> text.startsWith("kept/x1.json/")).toList();
    assertThat(first).isNotEmpty();
    assertThat(before)
        .containsAll(first.stream().map(text -> text.replace("x1.json", "x2.json")).toList());

    Files.writeString(snapshots.resolve("x1.json"), "\n\n" + ODD);
    for (String moved :
        List.of("src/broken/pipelines/remote/pipeline.py", "conf/base/catalog.yml")) {
      Path file = repository.resolve("teams/broken").resolve(moved);
      Files.writeString(file, "# One\n# Two\n" + Files.readString(file));
    }
    assertThat(fingerprints()).containsExactlyInAnyOrderElementsOf(before);
  }

  private List<String> fingerprints() throws IOException {
    List<String> all = new ArrayList<>();
    for (JsonNode result : JSON.readTree(batch("sarif").out()).at("/runs/0/results")) {
      all.add(result.at("/partialFingerprints/kindling~1v1").asText());
    }
    return all;
  }

  /** A snapshot lies below the root of the repository as a project's files do. */
  @ParameterizedTest
  @ValueSource(strings = {"github", "azure", "gitlab", "sarif", "junit"})
  void snapshots_are_named_from_the_root_of_the_repository(String format) throws Exception {
    Path snapshots = Files.createDirectories(repository.resolve("kept/a b"));
    Path here = Files.createDirectories(repository.resolve("kept/deep/er"));
    for (String name : List.of("x1.json", "x2.json")) {
      Files.writeString(snapshots.resolve(name), ODD);
    }
    String file = format.equals("sarif") ? "kept/a%20b/x1.json" : "kept/a b/x1.json";
    List<List<String>> calls =
        List.of(
            List.of("plan", "../../a b/x1.json", "-f", format),
            List.of("plan", snapshots.resolve("x1.json").toString(), "-f", format),
            List.of("batch", "../..", "-f", format, "-q"),
            List.of("batch", "..", "../../a b/./x1.json", "-f", format, "-q"));
    Path printed = ManyCalls.of(here, calls);
    Set<String> plans = new TreeSet<>();
    for (int i = 0; i < calls.size(); i++) {
      String out = Files.readString(printed.resolve(i + ".out"));
      assertThat(out).as(calls.get(i).toString()).contains(file).doesNotContain("../");
      assertThat(out).doesNotContain(repository.toString());
      plans.add((i < 2 ? "plan" : "batch") + (i < 3 ? "" : i) + out);
    }
    assertThat(plans).hasSize(3);
    Path text = ManyCalls.of(here, List.of(List.of("plan", "../../a b/x1.json")));
    assertThat(Files.readString(text.resolve("0.out"))).contains("../../a b/x1.json:");
  }

  private Path link(Path project) throws IOException {
    return Files.createSymbolicLink(repository.resolve("link"), project);
  }

  private Run batch(String format) {
    return Run.of("batch", repository, "--format", format, "--quiet");
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(from)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
