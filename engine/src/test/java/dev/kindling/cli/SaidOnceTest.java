package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is printed twice, much of one kind is one line, and counts agree with their words. */
class SaidOnceTest {

  @TempDir private Path folder;

  @Test
  void hundreds_of_findings_of_one_kind_are_one_with_a_count() throws IOException {
    Path snapshot = many(300);

    Run run = Run.of("plan", snapshot);

    assertThat(boundaries(run)).isEqualTo(1);
    assertThat(run.out())
        .contains("  and 299 more findings [memory-boundary] of this kind: --all shows them\n")
        .contains("; 300 errors");
    assertThat(boundaries(Run.of("plan", snapshot, "--all"))).isEqualTo(300);
    assertThat(Run.of("plan", snapshot, "--all").out()).doesNotContain("--all shows");
    assertThat(boundaries(Run.of("plan", snapshot, "--format", "github"))).isEqualTo(300);
  }

  @Test
  void a_few_are_shown_one_by_one() throws IOException {
    Run run = Run.of("plan", many(5));

    assertThat(boundaries(run)).isEqualTo(5);
    assertThat(run.out()).doesNotContain("--all");
  }

  @Test
  void a_difference_and_a_baseline_fold_as_well() throws IOException {
    Path before = Files.move(many(0), folder.resolve("before.json"));
    Path accepted = folder.resolve("accepted.json");
    assertThat(Run.of("baseline", "write", before, "-o", accepted).code()).isEqualTo(ExitCode.DONE);
    Path after = many(200);

    for (List<Object> call :
        List.<List<Object>>of(
            List.of("diff", before, after), List.of("baseline", "check", after, "-b", accepted))) {
      assertThat(boundaries(Run.of(call.toArray()))).as(call.toString()).isEqualTo(1);
      List<Object> all = new ArrayList<>(call);
      all.add("--all");
      assertThat(boundaries(Run.of(all.toArray()))).as(call.toString()).isEqualTo(200);
    }
  }

  @Test
  void a_node_that_is_overruled_is_named_once() throws IOException {
    Path snapshot = folder.resolve("overruled.json");
    Files.writeString(
        snapshot,
        project(
            "{\"name\": \"load\", \"tags\": [\"kedro-airflow-k8s:group:default\","
                + " \"kedro-airflow-k8s:group:pyspark\"], \"inputs\": [\"a\"], \"outputs\":"
                + " [\"b\", \"c\"]}",
            "\"b\": {\"type\": \"spark.SparkDataset\"}, \"c\": {\"type\": \"spark.SparkDataset\"}"));

    assertThat(Run.of("plan", snapshot).out()).containsOnlyOnce("[overruled-mark]");
  }

  @Test
  void what_could_not_be_read_is_named_once() throws IOException {
    Path project = Projects.copy("shop", folder);
    Files.writeString(project.resolve("conf/base/catalog.yml"), "rates: {filepath: a.csv}\n");
    String said = "the catalog entry `rates` could not be read";

    for (List<Object> call :
        List.<List<Object>>of(
            List.of("plan", project),
            List.of("plan", project, "-o", folder.resolve("plan.txt")),
            List.of("compile", project, "-o", folder.resolve("out")),
            List.of("why", project, "read_rates"),
            List.of("snapshot", project))) {
      Run run = Run.of(call.toArray());
      assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.out() + run.err()).as(call.toString()).containsOnlyOnce(said);
    }
  }

  @Test
  void counts_agree_with_their_words() throws IOException {
    Path one = folder.resolve("one.json");
    Files.writeString(
        one,
        project(
            "{\"name\": \"load\", \"tags\": [\"kedro-airflow-k8s:group:pyspark\"], \"inputs\":"
                + " [\"a\"], \"outputs\": [\"b\"]}",
            ""));
    Path project = Projects.copy("ledger", folder);
    List<Run> runs =
        List.of(
            Run.of("plan", one),
            Run.of("why", one, "load", "--check"),
            Run.of("advise", one),
            Run.of("whatif", one, "--pin", "load"),
            Run.of("whatif", one, "--free", "load"),
            Run.of("batch", one),
            Run.of("batch", folder),
            Run.of("compile", project, "-o", folder.resolve("out")),
            Run.of("compile", project, "-p", "closing", "-o", folder.resolve("out-2")));
    Pattern count = Pattern.compile("(?<![\\w.:-])(\\d+) (?:new |more )?([a-z]+)\\b");
    List<String> seen = new ArrayList<>();
    for (Run run : runs) {
      for (MatchResult each : count.matcher(run.out() + run.err()).results().toList()) {
        if (List.of("planned", "failed", "default", "of", "on", "ms", "not", "absorbed", "done")
            .contains(each.group(2))) {
          continue;
        }
        seen.add(each.group());
        assertThat(each.group(2).endsWith("s") || each.group(2).equals("changes"))
            .as(each.group() + " in\n" + run.out() + run.err())
            .isEqualTo(!each.group(1).equals("1"));
      }
    }
    assertThat(seen).contains("1 node", "1 task", "1 group", "2 projects");
  }

  private static long boundaries(Run run) {
    return Pattern.compile("memory-boundary(?:\\] `|::`)").matcher(run.out()).results().count();
  }

  /** A Spark node that passes so many datasets in memory to a pinned one. */
  private Path many(int datasets) throws IOException {
    String names =
        String.join(", ", IntStream.range(0, datasets).mapToObj(i -> "\"d" + i + "\"").toList());
    Path snapshot = folder.resolve("many-" + datasets + ".json");
    Files.writeString(
        snapshot,
        project(
            "{\"name\": \"make\", \"tags\": [\"kedro-airflow-k8s:group:pyspark\"], \"inputs\":"
                + " [\"a\"], \"outputs\": ["
                + (names.isEmpty() ? "\"z\"" : names)
                + "]}, {\"name\": \"take\", \"tags\": [], \"inputs\": ["
                + (names.isEmpty() ? "\"a\"" : names)
                + "], \"outputs\": [\"end\"]}",
            ""));
    return snapshot;
  }

  private static String project(String nodes, String datasets) {
    return "{\"metadata\": {\"project_name\": \"Many\", \"package_name\": \"many\","
        + " \"kedro_version\": \"0.18.14\"}, \"pipelines\": [{\"name\": \"__default__\","
        + " \"nodes\": ["
        + nodes
        + "]}], \"datasets\": {"
        + datasets
        + "}}";
  }
}
