package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where pins split the groups of a component. Its default nodes that links and cycles make one task
 * of count as one unit, unless a Spark node lies on that cycle; every other node is a unit of its
 * own. A unit's level is the greatest number of units with a pinned node strictly behind it on any
 * path, within the component, that begins at a Spark node. Nothing joins units of two levels, and
 * no link joins a unit that holds a pinned node to another.
 */
final class PinLevels {

  private final Contraction contraction;
  private final int[] component;
  private final List<int[]> units;
  private final int[] unitOf;
  private final int[] pinOf;
  private final int[] level;
  private int firstPin = -1;

  /**
   * @param component its nodes, sorted, so that feeders stand before what they feed
   */
  PinLevels(Contraction contraction, int[] component, BitSet pinned) {
    this.contraction = contraction;
    this.component = component;
    this.units = units();
    this.unitOf = new int[component.length];
    this.pinOf = new int[units.size()];
    this.level = new int[units.size()];
    Arrays.fill(pinOf, -1);
    for (int u = 0; u < units.size(); u++) {
      for (int node : units.get(u)) {
        unitOf[local(node)] = u;
        if (pinned.get(node)) {
          pinOf[u] = pinOf[u] < 0 ? node : pinOf[u];
          firstPin = firstPin < 0 ? node : Math.min(firstPin, node);
        }
      }
    }
    for (int u = 0; u < units.size(); u++) {
      measure(u);
    }
  }

  /** In topological order. */
  private List<int[]> units() {
    if (contraction.links().isEmpty()) {
      return Arrays.stream(component).mapToObj(node -> new int[] {node}).toList();
    }
    List<int[]> units = new ArrayList<>();
    for (int[] block :
        Subgraph.blocks(contraction.graph(), component, contraction::linkedOffSpark)) {
      if (Arrays.stream(block).anyMatch(contraction.spark()::get)) {
        Arrays.stream(block).forEach(node -> units.add(new int[] {node}));
      } else {
        units.add(block);
      }
    }
    return units;
  }

  private void measure(int unit) {
    Adjacency in = contraction.graph().in();
    level[unit] = contraction.spark().get(units.get(unit)[0]) ? 0 : -1;
    for (int node : units.get(unit)) {
      for (int arc = in.first(node); arc < in.end(node); arc++) {
        int from = local(in.target(arc));
        if (from >= 0 && unitOf[from] != unit && level[unitOf[from]] >= 0) {
          int passed = pinOf[unitOf[from]] >= 0 ? 1 : 0;
          level[unit] = Math.max(level[unit], level[unitOf[from]] + passed);
        }
      }
    }
  }

  /** The edges inside the component that lead from one level to another. */
  BitSet edges() {
    Adjacency out = contraction.graph().out();
    BitSet cut = new BitSet();
    for (int i = 0; i < component.length; i++) {
      for (int arc = out.first(component[i]); arc < out.end(component[i]); arc++) {
        int to = local(out.target(arc));
        if (to >= 0 && level[unitOf[to]] != level[unitOf[i]]) {
          cut.set(arc);
        }
      }
    }
    return cut;
  }

  /**
   * The links inside the component that join no longer, each with a pinned node that forbids it.
   */
  Map<Integer, Integer> links() {
    Adjacency links = contraction.links().arcs();
    Map<Integer, Integer> cut = new TreeMap<>();
    for (int i = 0; i < component.length; i++) {
      for (int link = links.first(component[i]); link < links.end(component[i]); link++) {
        int to = local(links.target(link));
        if (to >= 0 && unitOf[to] != unitOf[i]) {
          int pin = Math.max(pinOf[unitOf[i]], pinOf[unitOf[to]]);
          if (pin >= 0) {
            cut.put(link, pin);
          } else if (level[unitOf[to]] != level[unitOf[i]]) {
            cut.put(link, firstPin);
          }
        }
      }
    }
    return cut;
  }

  private int local(int node) {
    return Arrays.binarySearch(component, node);
  }
}
