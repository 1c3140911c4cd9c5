package dev.kindling.rendering;

import dev.kindling.facts.Task;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.TransitiveReduction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edges between tasks without those that follow from others: where {@code a} comes before
 * {@code b} and {@code b} before {@code c}, that {@code a} comes before {@code c} goes without
 * saying.
 */
final class DirectEdges {

  private final List<Task> tasks;
  private final Map<String, Integer> places = new HashMap<>();
  private final Adjacency edges;

  /**
   * For the tasks of a plan.
   *
   * @param tasks in topological order
   */
  DirectEdges(List<Task> tasks) {
    this.tasks = tasks;
    tasks.forEach(task -> places.put(task.name(), places.size()));
    Adjacency.Builder all = new Adjacency.Builder(tasks.size());
    for (Task task : tasks) {
      task.downstream().forEach(next -> all.add(place(task.name()), place(next)));
    }
    this.edges = TransitiveReduction.of(all.build());
  }

  private int place(String task) {
    return places.getOrDefault(task, -1);
  }

  /** Those of the tasks behind it that no other of them comes before. */
  List<String> of(Task task) {
    return edges.targets(place(task.name())).mapToObj(next -> tasks.get(next).name()).toList();
  }
}
