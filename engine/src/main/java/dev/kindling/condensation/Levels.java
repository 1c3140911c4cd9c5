package dev.kindling.condensation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where pins split the groups of a component: a node's level is the greatest number of pinned nodes
 * strictly behind it on any path, within the component, that begins at a Spark node. Edges between
 * levels join no group.
 */
final class Levels {

  private Levels() {}

  /**
   * The edges inside the component that lead from one level to another.
   *
   * @param component its nodes, sorted, so that feeders stand before what they feed
   */
  static BitSet between(PipelineGraph graph, int[] component, BitSet spark, BitSet pinned) {
    int[] level = new int[component.length];
    for (int i = 0; i < component.length; i++) {
      level[i] = spark.get(component[i]) ? 0 : -1;
      for (int arc = graph.in().first(component[i]); arc < graph.in().end(component[i]); arc++) {
        int from = Arrays.binarySearch(component, graph.in().target(arc));
        if (from >= 0 && level[from] >= 0) {
          int passed = pinned.get(component[from]) ? 1 : 0;
          level[i] = Math.max(level[i], level[from] + passed);
        }
      }
    }
    BitSet cut = new BitSet();
    for (int i = 0; i < component.length; i++) {
      for (int arc = graph.out().first(component[i]); arc < graph.out().end(component[i]); arc++) {
        int to = Arrays.binarySearch(component, graph.out().target(arc));
        if (to >= 0 && level[to] != level[i]) {
          cut.set(arc);
        }
      }
    }
    return cut;
  }
}
