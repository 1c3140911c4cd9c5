package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.batch.BrokenProjects;
import dev.kindling.batch.Monorepo;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void five_hundred_projects_are_planned_whatever_state_eleven_are_in() throws IOException {
    Monorepo repo = Monorepo.of(folder, 489, 5);
    List<String> broken = BrokenProjects.addTo(repo);

    Run two = Run.of("batch", folder, "--format", "jsonl", "--jobs", "4", "--quiet");
    Run one = Run.of("batch", folder, "--format", "jsonl", "--jobs", "1", "--quiet");

    assertThat(two.out()).isEqualTo(one.out());
    assertThat(two.code()).isEqualTo(ExitCode.WRONG);
    assertThat(BrokenProjects.marker(repo)).doesNotExist();
    Map<String, Monorepo.Expected> plans = new HashMap<>();
    List<String> failed = new ArrayList<>();
    for (String line : two.out().lines().toList()) {
      JsonNode plan = JSON.readTree(line);
      String name = plan.get("project").asText();
      if (plan.has("error")) {
        assertThat(plan.at("/error/message").asText()).isNotBlank();
        failed.add(folder.relativize(Path.of(name)).toString());
      } else {
        plans.put(name, figures(plan));
      }
    }
    assertThat(plans).isEqualTo(repo.expected());
    assertThat(failed).isEqualTo(broken);
  }

  @Test
  void the_table_and_the_csv_name_every_project() throws IOException {
    Monorepo repo = Monorepo.of(folder, 4, 2);
    BrokenProjects.addTo(repo);

    Run table = Run.of("batch", folder, "--quiet");
    Run csv = Run.of("batch", folder, "--quiet", "--format", "csv");

    for (String project : repo.expected().keySet()) {
      assertThat(table.out()).contains(project);
      assertThat(csv.out()).contains(project + ",__default__,");
    }
    assertThat(table.out()).contains("15 projects: 4 planned, 11 failed;");
    assertThat(csv.out().lines()).hasSize(16);
  }

  @Test
  void results_go_to_a_file_whole_and_leave_no_journal() throws IOException {
    Monorepo.of(folder.resolve("repo"), 3, 3);
    Path file = folder.resolve("out.jsonl");
    Run run = Run.of("batch", folder.resolve("repo"), "--format", "jsonl", "-o", file);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(folder.resolve("out.jsonl.journal")).doesNotExist();
  }

  @Test
  void all_pipelines_gives_a_plan_for_each() throws IOException {
    Monorepo.of(folder, 2, 3);
    Run run = Run.of("batch", folder, "--format", "jsonl", "--all-pipelines");

    assertThat(run.out().lines()).hasSize(4);
  }

  @Test
  void reports_and_artifacts_go_along_each_in_a_place_of_its_own() throws IOException {
    Path reports = folder.resolve("reports");
    Path dags = folder.resolve("dags");
    Run run =
        Run.of(
            "batch",
            Run.fixture("shop"),
            Run.fixture("ledger"),
            Run.fixture("broken"),
            "--quiet",
            "--html",
            reports,
            "--compile",
            dags);

    String index = Files.readString(reports.resolve("index.html"));
    assertThat(index).contains("../fixtures/shop</a>").contains("3 projects: 3 planned;");
    Matcher link = Pattern.compile("href=\"([^\"]+)\"").matcher(index);
    int links = 0;
    while (link.find()) {
      assertThat(reports.resolve(link.group(1))).isRegularFile();
      links++;
    }
    assertThat(links).isEqualTo(3);
    // Nothing is compiled of a project that could not be read as a whole.
    assertThat(dags).isDirectoryContaining(path -> path.toString().contains("shop"));
    assertThat(dags).isDirectoryNotContaining(path -> path.toString().contains("broken"));
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(Run.of("batch").code()).isEqualTo(ExitCode.WRONG);
    assertThat(Run.of("batch", folder.resolve("none")).code()).isEqualTo(ExitCode.WRONG);
    assertThat(Run.of("batch", folder).err()).contains("no Kedro project");
    assertThat(Run.of("batch", folder, "--jobs", "0").err()).contains("from 1 on");
    assertThat(Run.of("batch", folder, "--resume").err()).contains("--journal");
  }

  private static Monorepo.Expected figures(JsonNode plan) {
    int spark = 0;
    int absorbed = 0;
    for (JsonNode node : plan.get("nodes")) {
      Set<String> criteria = new HashSet<>();
      node.get("because").forEach(reason -> criteria.add(reason.get("criterion").asText()));
      spark += node.get("type").asText().equals("pyspark") ? 1 : 0;
      absorbed += criteria.equals(Set.of("sandwich")) ? 1 : 0;
    }
    int groups = 0;
    for (JsonNode task : plan.get("tasks")) {
      groups += task.get("type").asText().equals("pyspark") ? 1 : 0;
    }
    return new Monorepo.Expected(plan.get("nodes").size(), spark, absorbed, groups);
  }
}
