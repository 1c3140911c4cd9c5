package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.Golden;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an organization's rules make of a plan, whether given by the call or by the project. */
class OrganizationTest {

  private static final Path FIXTURE = Path.of("../fixtures/organization");
  private static final Path WAREHOUSE = FIXTURE.resolve("warehouse.yml");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"mark", "pin", "dataset-class", "same-task", "task-finding", "boundary-finding"})
  void each_kind_of_rule_has_its_part_in_the_plan(String kind) {
    Path rules = FIXTURE.resolve(kind + ".drl");

    Run json = Run.of("plan", WAREHOUSE, "--rules", rules, "--format", "json");
    Run text = Run.of("plan", WAREHOUSE, "--rules", rules);

    Golden.assertMatches("organization/" + kind + ".json", json.out());
    Golden.assertMatches("organization/" + kind + ".txt", text.out());
    assertThat(json.out()).isNotEqualTo(Run.of("plan", WAREHOUSE, "--format", "json").out());
  }

  @Test
  void an_outside_rule_is_proved_with_its_file_and_line() {
    Run why = Run.of("why", WAREHOUSE, "score", "--rules", FIXTURE.resolve("mark.drl"));

    Golden.assertMatches("organization/why.txt", why.out());
    assertThat(why.out()).contains("reads store_features of the feature store");
  }

  @Test
  void trusted_rules_decide_the_same_and_the_report_says_so() {
    for (String kind : List.of("mark", "pin", "dataset-class", "same-task", "boundary-finding")) {
      Path rules = FIXTURE.resolve(kind + ".drl");
      String checked = Run.of("plan", WAREHOUSE, "--rules", rules, "--format", "json").out();
      String trusted = Run.of("plan", WAREHOUSE, "--trust-rules", rules, "--format", "json").out();

      assertThat(trusted).contains("\"trusted-rules\"");
      assertThat(decisions(trusted)).as(kind).isEqualTo(decisions(checked));
    }
  }

  @Test
  void a_trusted_rule_that_fails_is_to_blame_with_its_place(@TempDir Path folder)
      throws IOException {
    String rule =
        """
        import dev.kindling.facts.Mark
        import dev.kindling.facts.Node

        rule "team-a"
        when
          $n : Node(%s)
        then
          insert(new Mark($n.name(), %s));
        end
        """;
    Path constraint = folder.resolve("constraint.drl");
    Files.writeString(constraint, rule.formatted("namespace str[startsWith] \"team_a\"", "\"m\""));
    Path consequence = folder.resolve("consequence.drl");
    Files.writeString(consequence, rule.formatted("", "$n.namespace().strip()"));

    for (Path file : List.of(constraint, consequence)) {
      Run run = Run.of("plan", WAREHOUSE, "--trust-rules", file);
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
      assertThat(run.err())
          .contains(file + ":4: error [input] rule `team-a` fails on a fact of this project")
          .hasLineCount(1);
    }
    assertThat(Run.of("plan", WAREHOUSE, "--rules", constraint).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void a_field_that_is_a_word_of_drl_is_read_by_the_check_alone(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("function.drl");
    Files.writeString(
        file,
        """
        import dev.kindling.facts.Mark
        import dev.kindling.facts.Node

        rule "by-function"
        when
          $n : Node(function == "train")
        then
          insert(new Mark($n.name(), "m"));
        end
        """);

    assertThat(Run.of("plan", WAREHOUSE, "--rules", file).out()).contains("by-function: m");
    Run trusted = Run.of("plan", WAREHOUSE, "--trust-rules", file);
    assertThat(trusted.code()).isEqualTo(ExitCode.WRONG);
    assertThat(trusted.err()).contains("the check accepts it: name the file by `--rules`");
  }

  /** The lines that say what was decided, without titles and findings on the rules themselves. */
  private static List<String> decisions(String json) {
    return Stream.of(json.split("\n"))
        .map(String::strip)
        .filter(line -> line.contains("\"type\"") || line.contains("\"criterion\""))
        .map(line -> line.replaceFirst("\"rule\": \"[^\"]*\"", ""))
        .toList();
  }

  @Test
  void a_bad_rule_file_ends_the_call_with_its_place() {
    Run run = Run.of("plan", WAREHOUSE, "--rules", "../fixtures/bad-rules/unknown-field.drl");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            ../fixtures/bad-rules/unknown-field.drl:7: error [input] column 13: `Node` has no `nam`; did you mean `name`?
              7 |   $n : Node(nam == "train")
                |             ^
            """);
  }

  @Test
  void an_unknown_pack_is_answered_with_the_known_ones() {
    Run run = Run.of("plan", WAREHOUSE, "--rules", "pack:nameing");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("no pack `nameing`").contains("naming");
  }

  @Test
  void facts_are_shown_as_patterns_match_them() {
    Run run = Run.of("rules", "facts", WAREHOUSE, "--type", "Tag", "--type", "Task");

    assertThat(run.out())
        .contains("Tag(node: \"train\", name: \"gpu\", origin: ")
        .contains("Task(name: \"pyspark_build_features\", type: pyspark, nodes: [")
        .doesNotContain("Node(");
  }

  @Test
  void a_hostile_file_does_nothing_even_where_it_is_named() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../fixtures/bad-rules"))) {
      for (Path file : files.filter(f -> f.toString().contains("hostile")).sorted().toList()) {
        if (file.toString().endsWith(".drl")) {
          assertThat(Run.of("plan", WAREHOUSE, "--rules", file).code())
              .as(file.toString())
              .isEqualTo(ExitCode.WRONG);
        }
      }
    }
    assertThat(Path.of("kindling-was-here")).doesNotExist();
  }

  @Test
  void the_project_names_rules_and_waives_findings() throws IOException {
    Path project = project();
    Files.copy(FIXTURE.resolve("pin.drl"), project.resolve("gpu.drl"));
    settings(
        project,
        """
        rules:
          - gpu.drl
          - pack:naming
        waivers:
          - {code: node-name, node: Load, reason: the dashboard knows it, expires: 2027-01-31}
          - {code: node-name, node: nobody, reason: gone}
        """);

    Run run = Run.of("plan", project, "--today", "2027-01-31");
    Run later = Run.of("plan", project, "--today", "2027-02-01");

    assertThat(run.out())
        .contains("(waived until 2027-01-31: the dashboard knows it)")
        .contains("unused-waiver")
        .contains("conf/base/kindling.yml:6");
    assertThat(later.out()).contains("expired-waiver").doesNotContain("(waived");
  }

  @Test
  void a_batch_takes_a_projects_waivers_but_its_rules_only_when_asked() throws IOException {
    Path project = project();
    settings(
        project,
        """
        rules: [pack:naming]
        waivers:
          - {code: node-name, node: Load, reason: known}
        """);

    String without = Run.of("batch", project, "--format", "jsonl").out();
    String with = Run.of("batch", project, "--format", "jsonl", "--project-rules").out();

    assertThat(without).contains("\"unused-waiver\"").doesNotContain("\"node-name\"");
    assertThat(with).contains("\"node-name\"").contains("(waived: known)");
  }

  @Test
  void settings_that_mean_nothing_are_refused_with_their_line() throws IOException {
    Path project = project();
    settings(project, "waivers:\n  - {code: x, node: y, raeson: z}\n");

    Run run = Run.of("plan", project);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .contains("conf/base/kindling.yml:2: error")
        .contains("the key `raeson` has no meaning here. Did you mean reason?");
  }

  @Test
  void a_project_names_no_file_outside_of_itself() throws IOException {
    Path project = project();
    settings(project, "rules: [../../etc/passwd]\n");

    Run run = Run.of("plan", project);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("name a rule file below the project's folder");
  }

  private Path project() throws IOException {
    write(
        "pyproject.toml",
        "[tool.kedro]\npackage_name = \"p\"\nproject_name = \"P\"\n"
            + "kedro_init_version = \"1.0.0\"\n");
    write("src/p/__init__.py", "");
    write("src/p/settings.py", "");
    write(
        "src/p/pipeline_registry.py",
        """
        from kedro.pipeline import node, pipeline


        def load(raw):
            return raw


        def register_pipelines():
            return {"__default__": pipeline([node(load, "raw", "table", name="Load")])}
        """);
    write(
        "conf/base/catalog.yml", "table:\n  type: pandas.ParquetDataset\n  filepath: t.parquet\n");
    write("conf/local/.gitkeep", "");
    return folder;
  }

  private void settings(Path project, String text) throws IOException {
    Files.writeString(project.resolve("conf/base/kindling.yml"), text);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
