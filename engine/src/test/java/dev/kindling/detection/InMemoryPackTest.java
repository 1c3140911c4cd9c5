package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pack {@code in-memory}: nothing passes between tasks in memory but for a pin. */
class InMemoryPackTest {

  private static final RuleBase PACK =
      RuleBase.builtIn().with(RuleFiles.of(List.of(Packs.read("in-memory"))).rules());

  private static Plan plan(Project project) {
    return Planner.plan(project, Pipeline.DEFAULT, PACK, PlanOptions.defaults());
  }

  /** The same with entries in the catalog, which persist a dataset or say that nothing does. */
  private static Project persisted(Project project, long seed) {
    Random random = new Random(seed);
    double share = List.of(0.3, 0.7, 0.95).get(random.nextInt(3));
    Map<String, Dataset> datasets = new TreeMap<>();
    project.pipelines().get(0).nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .map(output -> output.dataset())
        .sorted()
        .forEach(
            name -> {
              boolean memory = random.nextDouble() > share;
              if (!memory || random.nextBoolean()) {
                String type = memory ? "MemoryDataset" : "pandas.ParquetDataset";
                datasets.put(
                    name,
                    new Dataset(
                        name,
                        type,
                        List.of(type),
                        true,
                        memory,
                        Map.of(),
                        null,
                        project.pipelines().get(0).nodes().get(0).origin()));
              }
            });
    return new Project(
        project.name(),
        project.packageName(),
        project.kedroVersion(),
        project.env(),
        project.pipelines(),
        datasets,
        List.of(),
        List.of());
  }

  /** Findings on datasets that are written and read by one name: no task can help the others. */
  private static List<Finding> boundaries(Plan plan, Project project) {
    Set<String> written =
        project.pipelines().get(0).nodes().stream()
            .flatMap(node -> node.outputs().stream())
            .map(output -> output.dataset())
            .collect(Collectors.toSet());
    return plan.findings().stream()
        .filter(finding -> finding.code().equals("memory-boundary"))
        .filter(
            finding ->
                project.pipelines().get(0).nodes().stream()
                    .filter(node -> node.name().equals(finding.node()))
                    .flatMap(node -> node.inputs().stream())
                    .anyMatch(
                        input ->
                            input.dataset().equals(finding.dataset())
                                && written.contains(input.dataset())))
        .toList();
  }

  @Test
  void nothing_passes_between_tasks_in_memory() {
    Seeds.each(
        "kindling.memory",
        500,
        seed -> {
          Project project = persisted(RandomPipeline.withoutPins(seed).project(seed), seed);
          Plan plan = plan(project);

          assertThat(boundaries(plan, project)).isEmpty();
          assertThat(plan.findings()).noneMatch(f -> f.code().equals("kept-apart"));
        });
  }

  @Test
  void what_passes_in_memory_nevertheless_is_forced_by_a_pin() {
    Seeds.each(
        "kindling.memory",
        500,
        seed -> {
          Project project = persisted(RandomPipeline.withPins(seed).project(seed), seed);
          Plan plan = plan(project);
          Map<String, Verdict> verdicts = new HashMap<>();
          plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));

          for (Finding finding : boundaries(plan, project)) {
            assertThat(plan.findings())
                .as("%s", finding)
                .anyMatch(
                    f ->
                        f.code().equals("kept-apart")
                            && f.message().contains("`" + finding.node() + "`")
                            && !Objects.requireNonNull(verdicts.get(f.node())).pins().isEmpty());
          }
        });
  }
}
