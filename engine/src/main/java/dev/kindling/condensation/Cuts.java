package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edges that join no group, now and at every earlier measurement. */
final class Cuts {

  private final PipelineGraph graph;
  private final BitSet cut = new BitSet();
  private final Map<Integer, List<Integer>> changes = new HashMap<>();

  Cuts(PipelineGraph graph) {
    this.graph = graph;
  }

  /** The edges that are cut now. */
  BitSet now() {
    return cut;
  }

  /** Cuts edges; those that are cut already stay so. */
  void add(BitSet edges, int measurement) {
    BitSet fresh = (BitSet) edges.clone();
    fresh.andNot(cut);
    fresh.stream().forEach(arc -> change(arc, measurement));
    cut.or(fresh);
  }

  /** Whether an edge was cut once a measurement had split what it had to. */
  boolean at(int arc, int measurement) {
    return changes.getOrDefault(arc, List.of()).stream().filter(m -> m <= measurement).count() % 2
        == 1;
  }

  /**
   * Heals what cuts keep apart although cycles have made it one vertex: groups that feed each other
   * must be one, or the tasks would form a cycle. No pinned node lies on those cycles, so the
   * reason of the cut is gone.
   */
  void heal(Quotient quotient, int measurement) {
    Map<Integer, List<Integer>> inside = new TreeMap<>();
    cut.stream()
        .filter(arc -> quotient.vertex(source(arc)) == quotient.vertex(graph.out().target(arc)))
        .forEach(
            arc ->
                inside
                    .computeIfAbsent(quotient.vertex(source(arc)), v -> new ArrayList<>())
                    .add(arc));
    inside.forEach((vertex, arcs) -> heal(quotient.nodes(vertex), arcs, measurement));
  }

  private void heal(int[] nodes, List<Integer> arcs, int measurement) {
    Map<Integer, Integer> local = new HashMap<>();
    for (int node : nodes) {
      local.put(node, local.size());
    }
    DisjointSets joined = new DisjointSets(nodes.length);
    for (int node : nodes) {
      for (int arc = graph.out().first(node); arc < graph.out().end(node); arc++) {
        Integer to = local.get(graph.out().target(arc));
        if (to != null && !cut.get(arc)) {
          joined.union(local.get(node), to);
        }
      }
    }
    for (int arc : arcs) {
      int from = local.get(source(arc));
      int to = local.get(graph.out().target(arc));
      if (joined.find(from) != joined.find(to)) {
        joined.union(from, to);
        cut.clear(arc);
        change(arc, measurement);
      }
    }
  }

  private int source(int arc) {
    return graph.out().source(arc);
  }

  private void change(int arc, int measurement) {
    changes.computeIfAbsent(arc, a -> new ArrayList<>(1)).add(measurement);
  }
}
