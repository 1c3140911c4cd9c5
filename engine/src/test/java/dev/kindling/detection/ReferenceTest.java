package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine against the definitions, on thousands of random pipelines. */
class ReferenceTest {

  private static Plan plan(Project project) {
    return Planner.plan(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
  }

  private static Set<Set<String>> parts(Plan plan) {
    return plan.tasks().stream()
        .map(t -> (Set<String>) new TreeSet<>(t.nodes()))
        .collect(Collectors.toSet());
  }

  private static Set<List<Set<String>>> edges(Plan plan) {
    Map<String, Set<String>> nodes = new HashMap<>();
    plan.tasks().forEach(t -> nodes.put(t.name(), new TreeSet<>(t.nodes())));
    Set<List<Set<String>>> edges = new HashSet<>();
    for (Task task : plan.tasks()) {
      task.downstream().forEach(fed -> edges.add(List.of(nodes.get(task.name()), nodes.get(fed))));
    }
    return edges;
  }

  private static Set<String> spark(Plan plan) {
    return plan.nodes().stream()
        .filter(v -> v.type() == NodeType.PYSPARK)
        .map(Verdict::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(Project project) {
    Reference expected = new Reference(project.pipelines().get(0).nodes()).run();
    Plan plan = plan(project);

    assertThat(spark(plan)).isEqualTo(expected.spark);
    assertThat(parts(plan)).isEqualTo(expected.vertices());
    assertThat(edges(plan)).isEqualTo(expected.quotient(expected.vertices()));
  }

  private static void compareSplit(Project project) {
    Plan plan = plan(project);
    Invariants.check(project, plan);
    Reference expected =
        new Reference(project.pipelines().get(0).nodes()).cutBetween(parts(plan)).run();

    assertThat(spark(plan)).as("absorbed for what is true of the plan").isEqualTo(expected.spark);
    assertThat(parts(plan)).isEqualTo(expected.vertices());
    assertThat(expected.cyclic()).isFalse();
    assertThat(expected.cutForNothing()).as("apart though no pin forbids it").isEmpty();
  }

  @Test
  void groups_edges_and_marks_are_those_of_the_definitions() {
    Seeds.each(
        "kindling.pipelines",
        3000,
        seed -> compare(RandomPipeline.withoutPins(seed).project(seed)));
  }

  @Test
  void links_make_the_groups_of_the_definitions() {
    Seeds.each(
        "kindling.pipelines",
        3000,
        seed -> compare(RandomPipeline.linked(seed, false).project(seed)));
  }

  @Test
  void pins_split_groups_as_the_definitions_say() {
    Seeds.each(
        "kindling.pipelines",
        3000,
        seed -> compareSplit(RandomPipeline.withPins(seed).project(seed)));
  }

  @Test
  void pins_cut_links_as_the_definitions_say() {
    Seeds.each(
        "kindling.pipelines",
        3000,
        seed -> compareSplit(RandomPipeline.linked(seed, true).project(seed)));
  }
}
