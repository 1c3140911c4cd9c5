package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectEdgesTest {

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @Test
  void what_follows_from_other_edges_goes_without_saying() {
    List<Task> tasks = List.of(task("a", "b", "c", "d"), task("b", "c"), task("c"), task("d"));

    assertThat(new DirectEdges(tasks).of(tasks.get(0))).containsExactly("b", "d");
  }

  /** Against all pairs: the same tasks are reached, and no edge that is left can be spared. */
  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_tasks_stays_and_no_edge_is_too_many(int seed) {
    List<Task> tasks = random(seed);
    DirectEdges direct = new DirectEdges(tasks);

    List<Task> reduced =
        tasks.stream().map(t -> task(t.name(), direct.of(t).toArray(String[]::new))).toList();

    for (Task task : tasks) {
      assertThat(reached(task.name(), reduced)).isEqualTo(reached(task.name(), tasks));
    }
    for (Task task : reduced) {
      for (String next : task.downstream()) {
        assertThat(task.downstream())
            .as(task.name() + " >> " + next)
            .noneMatch(other -> reached(other, reduced).contains(next));
      }
    }
  }

  private static Set<String> reached(String from, List<Task> tasks) {
    Set<String> found = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String name = open.remove(0);
      tasks.stream()
          .filter(task -> task.name().equals(name))
          .flatMap(task -> task.downstream().stream())
          .filter(found::add)
          .forEach(open::add);
    }
    return found;
  }

  private static List<Task> random(int seed) {
    Random random = new Random(seed);
    int size = 2 + random.nextInt(12);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int here = i;
      tasks.add(
          task(
              "t" + i,
              IntStream.range(i + 1, size)
                  .filter(j -> random.nextInt(size - here) < 2)
                  .mapToObj(j -> "t" + j)
                  .toArray(String[]::new)));
    }
    return tasks;
  }

  private static Task task(String name, String... downstream) {
    return new Task(name, NodeType.DEFAULT, List.of(name), List.of(downstream));
  }
}
