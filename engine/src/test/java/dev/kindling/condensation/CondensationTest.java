package dev.kindling.condensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.KedroOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Marks that come one by one end where marks that come at once do. */
class CondensationTest {

  private static final long FIRST = Long.getLong("kindling.seed", 1);
  private static final int GRAPHS = Integer.getInteger("kindling.graphs", 2000);

  private static PipelineGraph graph(Random random) {
    int size = 20 + random.nextInt(120);
    int reach = 1 + random.nextInt(random.nextBoolean() ? 8 : size);
    List<Node> nodes = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      String name = "n%03d".formatted(v);
      Set<Integer> feeders = new HashSet<>();
      for (int i = random.nextInt(4); i > 0 && v > 0; i--) {
        feeders.add(v - 1 - random.nextInt(Math.min(v, reach)));
      }
      nodes.add(
          new Node(
              name,
              "f",
              null,
              List.of(),
              feeders.stream().map(u -> new Input(name, "d" + u, Origin.UNKNOWN)).toList(),
              List.of(new Output(name, "d" + v, Origin.UNKNOWN)),
              List.of(),
              List.of(),
              Origin.UNKNOWN));
    }
    return PipelineGraph.of(new Pipeline("p", nodes));
  }

  /** None for every second graph. */
  private static Links links(PipelineGraph graph, Random random) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = random.nextBoolean() ? 0 : graph.size() / 10; i > 0; i--) {
      int one = random.nextInt(graph.size());
      pairs.add(new int[] {one, Math.floorMod(one + random.nextInt(9) - 4, graph.size())});
    }
    return Links.of(graph.size(), pairs);
  }

  private static void settle(Condensation condensation, int... marked) {
    int[] next = condensation.mark(marked).nodes();
    while (next.length > 0) {
      next = condensation.mark(next).nodes();
    }
  }

  private static Set<List<Integer>> tasks(Condensation condensation) {
    Set<List<Integer>> tasks = new HashSet<>();
    condensation.tasks().forEach(t -> tasks.add(Arrays.stream(t).boxed().toList()));
    return tasks;
  }

  private static void eachGraph(BiConsumer<PipelineGraph, Random> check) {
    for (long seed = FIRST; seed < FIRST + GRAPHS; seed++) {
      try {
        Random random = new Random(seed);
        check.accept(graph(random), random);
      } catch (AssertionError | RuntimeException e) {
        fail("graph of seed " + seed + ": try again with -Dkindling.seed=" + seed, e);
      }
    }
  }

  @Test
  void marks_one_by_one_end_where_marks_at_once_do() {
    eachGraph(
        (graph, random) -> {
          List<Integer> marks =
              new ArrayList<>(
                  IntStream.range(0, graph.size())
                      .filter(v -> random.nextInt(3) == 0)
                      .boxed()
                      .toList());
          Links links = links(graph, random);
          Condensation atOnce = new Condensation(graph, links, new BitSet());
          settle(atOnce, marks.stream().mapToInt(Integer::intValue).toArray());
          Collections.shuffle(marks, random);
          Condensation oneByOne = new Condensation(graph, links, new BitSet());
          for (int mark : marks) {
            if (!oneByOne.isSpark(mark)) {
              settle(oneByOne, mark);
            }
          }

          assertThat(tasks(oneByOne)).isEqualTo(tasks(atOnce));
        });
  }

  @Test
  void pinned_nodes_stay_off_spark_and_tasks_acyclic_whatever_comes_in_whatever_order() {
    eachGraph(
        (graph, random) -> {
          BitSet pinned = new BitSet();
          IntStream.range(0, graph.size())
              .filter(v -> random.nextInt(10) == 0)
              .forEach(pinned::set);
          Condensation condensation = new Condensation(graph, links(graph, random), pinned);
          for (int i = 0; i < graph.size() / 2; i++) {
            int mark = random.nextInt(graph.size());
            if (!pinned.get(mark) && !condensation.isSpark(mark)) {
              settle(condensation, mark);
            }
          }

          List<int[]> tasks = condensation.tasks();
          assertThat(tasks)
              .filteredOn(t -> Arrays.stream(t).anyMatch(pinned::get))
              .noneMatch(t -> Arrays.stream(t).anyMatch(condensation::isSpark));
          acyclic(graph, tasks);
        });
  }

  private static void acyclic(PipelineGraph graph, List<int[]> tasks) {
    int[] taskOf = new int[graph.size()];
    for (int t = 0; t < tasks.size(); t++) {
      for (int node : tasks.get(t)) {
        taskOf[node] = t;
      }
    }
    Adjacency.Builder in = new Adjacency.Builder(tasks.size());
    for (int v = 0; v < graph.size(); v++) {
      for (int arc = graph.out().first(v); arc < graph.out().end(v); arc++) {
        if (taskOf[v] != taskOf[graph.out().target(arc)]) {
          in.add(taskOf[graph.out().target(arc)], taskOf[v]);
        }
      }
    }
    assertThat(KedroOrder.of(in.build())).hasSize(tasks.size());
  }
}
