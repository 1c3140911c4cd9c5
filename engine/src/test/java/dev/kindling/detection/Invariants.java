package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What holds for every plan, pinned nodes or not. */
final class Invariants {

  private Invariants() {}

  static void check(Project project, Plan plan) {
    Reference given = new Reference(project.pipelines().get(0).nodes());
    Map<String, Task> taskOf = new HashMap<>();
    List<String> placed = new ArrayList<>();
    for (Task task : plan.tasks()) {
      task.nodes().forEach(node -> taskOf.put(node, task));
      placed.addAll(task.nodes());
    }
    assertThat(placed).as("each node is in exactly one task").hasSameSizeAs(given.names);
    assertThat(new TreeSet<>(placed)).isEqualTo(given.names);
    assertThat(plan.tasks()).extracting(Task::name).doesNotHaveDuplicates();
    for (Verdict verdict : plan.nodes()) {
      assertThat(verdict.task()).isEqualTo(taskOf.get(verdict.node()).name());
      assertThat(verdict.type()).isEqualTo(taskOf.get(verdict.node()).type());
    }
    given.spark.forEach(
        node -> assertThat(taskOf.get(node).type()).as(node).isEqualTo(NodeType.PYSPARK));
    given.pinned.forEach(
        node -> assertThat(taskOf.get(node).type()).as(node).isEqualTo(NodeType.DEFAULT));
    edges(given, plan, taskOf);
    order(plan);
    plan.tasks().forEach(task -> connected(given, task));
    links(given, plan, taskOf);
  }

  private static void edges(Reference given, Plan plan, Map<String, Task> taskOf) {
    Set<List<String>> expected = new HashSet<>();
    for (Reference.Edge edge : given.edges) {
      Task from = taskOf.get(edge.from());
      Task to = taskOf.get(edge.to());
      if (!from.equals(to)) {
        expected.add(List.of(from.name(), to.name()));
      }
    }
    Set<List<String>> found = new HashSet<>();
    for (Task task : plan.tasks()) {
      task.downstream().forEach(fed -> found.add(List.of(task.name(), fed)));
    }
    assertThat(found).as("a task edge exists exactly where a node feeds one").isEqualTo(expected);
  }

  private static void order(Plan plan) {
    Set<String> seen = new HashSet<>();
    for (Task task : plan.tasks()) {
      seen.add(task.name());
      assertThat(task.downstream())
          .as("the tasks' graph is acyclic")
          .doesNotContainAnyElementsOf(seen);
    }
  }

  private static void connected(Reference given, Task task) {
    Set<List<String>> steps = new HashSet<>();
    for (Set<String> link : given.links) {
      List<String> ends = List.copyOf(link);
      steps.add(ends);
      steps.add(List.of(ends.get(1), ends.get(0)));
    }
    given.edges.forEach(edge -> steps.add(List.of(edge.from(), edge.to())));
    if (task.type() == NodeType.PYSPARK) {
      given.edges.forEach(edge -> steps.add(List.of(edge.to(), edge.from())));
    }
    Set<String> nodes = new TreeSet<>(task.nodes());
    assertThat(reached(nodes, steps, 0)).as("each group hangs together").isEqualTo(nodes);
    assertThat(reached(nodes, steps, 1))
        .as("default nodes share a task by links and cycles alone")
        .isEqualTo(nodes);
  }

  private static Set<String> reached(Set<String> nodes, Set<List<String>> steps, int from) {
    Set<String> reached = new TreeSet<>(Set.of(nodes.iterator().next()));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (List<String> step : steps) {
        if (nodes.containsAll(step) && reached.contains(step.get(from))) {
          grown |= reached.add(step.get(1 - from));
        }
      }
    }
    return reached;
  }

  private static void links(Reference given, Plan plan, Map<String, Task> taskOf) {
    List<Set<String>> apart =
        given.links.stream()
            .filter(link -> link.stream().map(taskOf::get).distinct().count() > 1)
            .toList();
    assertThat(given.pinned.isEmpty() ? apart : List.of())
        .as("without pins, what is to share a task does")
        .isEmpty();
    assertThat(plan.findings().stream().filter(f -> f.code().equals("kept-apart")))
        .as("every link that a pin gives up is told")
        .hasSameSizeAs(apart)
        .allMatch(finding -> given.pinned.contains(finding.node()));
  }
}
