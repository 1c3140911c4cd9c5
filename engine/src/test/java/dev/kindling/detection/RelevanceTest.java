package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.report.PlanJson;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving out what nothing can be concluded from changes no plan. */
class RelevanceTest {

  /** With a rule of an organization every fact is relevant; this one concludes nothing. */
  private static final RuleBase EVERY_FACT =
      RuleBase.builtIn()
          .with(
              RuleFiles.of(
                      List.of(
                          RuleFile.of(
                              "never.drl",
                              """
                              import dev.kindling.facts.Mark
                              import dev.kindling.facts.Tag

                              rule "never"
                              when
                                $tag : Tag(name == "such a tag has nobody")
                              then
                                insert(new Mark($tag.node(), "never"));
                              end
                              """)))
                  .rules());

  private static final Pattern PATTERN = Pattern.compile("(?m)^  .*?\\b([A-Z]\\w+)\\((.*)\\)$");

  static Stream<Path> projects() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../fixtures"))) {
      return files.filter(RelevanceTest::isProject).sorted().toList().stream();
    }
  }

  private static boolean isProject(Path path) {
    return Files.exists(path.resolve("pyproject.toml"))
        || (path.getParent().endsWith("fixtures/plans") && path.toString().endsWith(".yml"));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void plans_of_fixtures_are_the_same(Path path) {
    Project project = OpenProject.at(path, ReadOptions.defaults()).facts();

    project.pipelines().forEach(pipeline -> same(project, pipeline.name()));
  }

  @Test
  void plans_of_random_pipelines_are_the_same() {
    Seeds.each(
        "kindling.relevance",
        150,
        seed -> same(RandomPipeline.any(seed, true).project(seed), Pipeline.DEFAULT));
  }

  private static void same(Project project, String pipeline) {
    String all = json(Planner.plan(project, pipeline, EVERY_FACT, PlanOptions.defaults()));
    assertThat(json(Planner.plan(project, pipeline, RuleBase.builtIn(), PlanOptions.defaults())))
        .isEqualTo(all);
    assertThat(classes(project, pipeline, RuleBase.builtIn()))
        .isEqualTo(classes(project, pipeline, EVERY_FACT));
  }

  /** Facts that are left out are told of all the same. */
  private static List<String> classes(Project project, String pipeline, RuleBase rules) {
    return Planner.facts(project, pipeline, rules, PlanOptions.defaults()).stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.toList());
  }

  private static String json(Plan plan) {
    StringWriter out = new StringWriter();
    try {
      PlanJson.indented().write(plan, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Who adds a pattern to a built-in rule thinks of {@link Relevance}, then of this list. */
  @Test
  void built_in_rules_have_no_other_patterns() throws IOException {
    Set<String> patterns = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../rules"))) {
      for (Path file : files.filter(f -> f.endsWith("rule.drl")).toList()) {
        if (!file.toString().contains("packs")) {
          Matcher matcher = PATTERN.matcher(conditions(Files.readString(file)));
          while (matcher.find()) {
            patterns.add(matcher.group(1) + "(" + matcher.group(2) + ")");
          }
        }
      }
    }

    assertThat(patterns)
        .filteredOn(
            pattern ->
                pattern.matches(
                    "(Node|Tag|TypeHint|Input|Output|Dataset|DatasetClass|SparkType|SparkDatasetClass|Task)\\(.*"))
        .containsExactlyInAnyOrder(
            "SparkDatasetClass()",
            "DatasetClass(simpleName == $spark.simpleName, within($spark.packageName))",
            "Input(dataset == $class.dataset)",
            "Output(dataset == $class.dataset)",
            "Tag(pin)",
            "Tag(spark)",
            "SparkType()",
            "TypeHint(types contains $type.name)",
            "TypeHint(types contains $type.name, types not contains \"pandas.core.frame.DataFrame\")",
            "DatasetClass(dataset == $hint.dataset, name matches"
                + " \"((kedro_datasets|kedro\\\\.extras\\\\.datasets)\\\\.)?pandas\\\\.\\\\w+\")",
            "Dataset(name == $boundary.dataset, ephemeral == false)",
            "Dataset(name == $boundary.read, ephemeral == false)",
            "Dataset(resolved == false, problem == null)",
            "Dataset(problem != null)",
            "Node(name == $pin.node)",
            "Node(firstSparkUse != null)",
            "Task(type == NodeType.DEFAULT)",
            "Task(type == NodeType.PYSPARK)",
            "Task(name == $renaming.task, type == NodeType.PYSPARK)",
            "Task(name == $renaming.task, type == NodeType.DEFAULT)");
  }

  private static String conditions(String rule) {
    return rule.replaceAll("(?s)\\bthen\\b.*?\\bend\\b", "");
  }
}
