package dev.kindling.condensation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;

class StrongComponentsTest {

  @Test
  void components_are_those_that_jgrapht_finds() {
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(30);
      StrongComponents found = new StrongComponents(size);
      Graph<Integer, Integer> graph = new DirectedPseudograph<>(null, null, false);
      for (int v = 0; v < size; v++) {
        graph.addVertex(v);
      }
      int arcs = random.nextInt(2 * size);
      for (int arc = 0; arc < arcs; arc++) {
        int from = random.nextInt(size);
        int to = random.nextInt(size);
        found.arc(from, to);
        graph.addEdge(from, to, arc);
      }
      assertThat(sets(found.components()))
          .as("seed %d", seed)
          .isEqualTo(
              new HashSet<>(
                  new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()));
    }
  }

  private static Set<Set<Integer>> sets(int[] components) {
    Map<Integer, Set<Integer>> sets = new TreeMap<>();
    for (int v = 0; v < components.length; v++) {
      sets.computeIfAbsent(components[v], key -> new TreeSet<>()).add(v);
    }
    return new HashSet<>(sets.values());
  }

  @Test
  void a_path_of_a_million_nodes_does_not_overflow() {
    int size = 1_000_000;
    StrongComponents path = new StrongComponents(size);
    for (int v = 1; v < size; v++) {
      path.arc(v - 1, v);
    }
    assertThat(path.components()).doesNotHaveDuplicates();
    path.arc(size - 1, 0);
    assertThat(path.components()).containsOnly(0);
  }
}
