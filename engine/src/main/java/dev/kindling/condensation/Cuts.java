package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edges, or the links, that join no group, now and at every earlier measurement. */
final class Cuts {

  private final BitSet cut = new BitSet();
  private final Map<Integer, List<Integer>> changes = new HashMap<>();

  /** The arcs that are cut now. */
  BitSet now() {
    return cut;
  }

  /** Cuts arcs; those that are cut already stay so. */
  void add(BitSet arcs, int measurement) {
    BitSet fresh = (BitSet) arcs.clone();
    fresh.andNot(cut);
    fresh.stream().forEach(arc -> change(arc, measurement));
    cut.or(fresh);
  }

  /** Whether an arc was cut once a measurement had split what it had to. */
  boolean at(int arc, int measurement) {
    return changes.getOrDefault(arc, List.of()).stream().filter(m -> m <= measurement).count() % 2
        == 1;
  }

  /**
   * Heals the edges that cuts keep apart although cycles have made one vertex of their ends: groups
   * that feed each other must be one, or the tasks would form a cycle. No pinned node lies on those
   * cycles, so the reason of the cut is gone.
   *
   * @param ties those whose edges are cut here
   */
  void heal(Ties ties, Quotient quotient, int measurement) {
    Arcs out = ties.graph().out();
    Map<Integer, List<Integer>> inside = new TreeMap<>();
    cut.stream()
        .filter(arc -> quotient.vertex(out.source(arc)) == quotient.vertex(out.target(arc)))
        .forEach(
            arc ->
                inside
                    .computeIfAbsent(quotient.vertex(out.source(arc)), v -> new ArrayList<>())
                    .add(arc));
    inside.forEach((vertex, arcs) -> heal(ties, quotient.nodes(vertex), arcs, measurement));
  }

  private void heal(Ties ties, int[] nodes, List<Integer> arcs, int measurement) {
    Arcs out = ties.graph().out();
    Map<Integer, Integer> local = new HashMap<>();
    for (int node : nodes) {
      local.put(node, local.size());
    }
    DisjointSets joined = new DisjointSets(nodes.length);
    for (int node : nodes) {
      for (int arc = out.first(node); arc < out.end(node); arc++) {
        Integer to = local.get(out.target(arc));
        if (to != null && !cut.get(arc)) {
          joined.union(local.get(node), to);
        }
      }
      ties.linked(node, other -> joined.union(local.get(node), local.get(other)));
    }
    for (int arc : arcs) {
      int from = local.get(out.source(arc));
      int to = local.get(out.target(arc));
      if (joined.find(from) != joined.find(to)) {
        joined.union(from, to);
        cut.clear(arc);
        change(arc, measurement);
      }
    }
  }

  private void change(int arc, int measurement) {
    changes.computeIfAbsent(arc, a -> new ArrayList<>(1)).add(measurement);
  }
}
