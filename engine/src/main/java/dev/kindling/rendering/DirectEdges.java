package dev.kindling.rendering;

import dev.kindling.facts.Task;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
  private final int[] reachedBy;

  /**
   * For the tasks of a plan.
   *
   * @param tasks in topological order
   */
  DirectEdges(List<Task> tasks) {
    this.tasks = tasks;
    tasks.forEach(task -> places.put(task.name(), places.size()));
    this.reachedBy = new int[tasks.size()];
    Arrays.fill(reachedBy, -1);
  }

  /** Those of the tasks behind it that no other of them comes before. */
  List<String> of(Task task) {
    List<String> behind = task.downstream();
    if (behind.size() < 2) {
      return behind;
    }
    int self = places.get(task.name());
    int last = behind.stream().mapToInt(places::get).max().orElse(self);
    Deque<Integer> open = new ArrayDeque<>();
    behind.forEach(next -> reach(places.get(next), self, last, open));
    while (!open.isEmpty()) {
      reach(open.pop(), self, last, open);
    }
    return behind.stream().filter(next -> reachedBy[places.get(next)] != self).toList();
  }

  /** Marks what stands directly behind; nothing that matters stands behind the last. */
  private void reach(int place, int self, int last, Deque<Integer> open) {
    for (String next : tasks.get(place).downstream()) {
      int found = places.get(next);
      if (found <= last && reachedBy[found] != self) {
        reachedBy[found] = self;
        open.push(found);
      }
    }
  }
}
