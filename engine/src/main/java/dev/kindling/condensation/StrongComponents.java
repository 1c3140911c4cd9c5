package dev.kindling.condensation;

import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedPseudograph;

/**
 * The strongly connected components of a graph over numbered vertices. Kosaraju's algorithm, as
 * JGraphT has it, keeps its own stack; Gabow's would recurse and overflow on large pipelines.
 */
final class StrongComponents {

  private final Graph<Integer, Integer> graph = new DirectedPseudograph<>(null, null, false);
  private int arcs;

  StrongComponents(int vertices) {
    for (int v = 0; v < vertices; v++) {
      graph.addVertex(v);
    }
  }

  void arc(int from, int to) {
    graph.addEdge(from, to, arcs++);
  }

  /** Each vertex's component, numbered from 0 in no particular order. */
  int[] components() {
    List<Set<Integer>> sets =
        new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets();
    int[] component = new int[graph.vertexSet().size()];
    for (int c = 0; c < sets.size(); c++) {
      for (int v : sets.get(c)) {
        component[v] = c;
      }
    }
    return component;
  }
}
