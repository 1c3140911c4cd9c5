package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What stays apart for pins. Looking ahead, all is joined as if no pin were there. What is one task
 * then and holds no pinned node will be one task: nothing forbids it. Where it does hold one, there
 * is a choice, which {@link SplitSearch} makes; in a part that is too large for it, {@link
 * PinLevels} say what stays apart, and then ties are joined one by one while the effort is
 * bearable.
 */
final class PinSplits {

  /** How many looks at a node or an edge a part is worth: some ten milliseconds. */
  private static final long EFFORT = 2_000_000;

  /** A search that could take fewer steps is not begun. */
  private static final long FEWEST_STEPS = 50;

  private final Contraction contraction;
  private final IntUnaryOperator vertex;
  private final BitSet pinned;
  private final BitSet cutEdges = new BitSet();
  private final BitSet cutLinks = new BitSet();
  private final List<PinSplit> splits = new ArrayList<>();
  private final List<int[]> blocks = new ArrayList<>();

  /**
   * Decides.
   *
   * @param contraction with all Spark nodes that there are, and nothing cut
   * @param vertex by node, the task that it will be in at least
   */
  PinSplits(Contraction contraction, IntUnaryOperator vertex, BitSet pinned) {
    this.contraction = contraction;
    this.vertex = vertex;
    this.pinned = pinned;
    for (int[] nodes : held()) {
      Knot knot = Knot.of(contraction, nodes, pinned);
      Partition start = Partition.of(knot, vertex, contraction.spark());
      long steps = EFFORT / knot.effort();
      if (steps < FEWEST_STEPS) {
        Partition tasks = byLevels(knot, start);
        SplitSearch.joinAll(knot, tasks, EFFORT);
        cut(knot, tasks, start.chain());
      } else {
        SplitSearch.Found found = SplitSearch.search(knot, start, steps);
        cut(knot, found.tasks(), found.least());
      }
    }
  }

  /** Edges between Spark nodes of two tasks, by their arcs. */
  BitSet cutEdges() {
    return cutEdges;
  }

  /** Links between two tasks, by both their arcs. */
  BitSet cutLinks() {
    return cutLinks;
  }

  /** Where there was a choice, in Kedro's order. */
  List<PinSplit> splits() {
    return splits;
  }

  /**
   * What is known of the first look at the graph with these cuts: nodes that will be one vertex, or
   * a part of one.
   */
  List<int[]> blocks() {
    return blocks;
  }

  /** What would be one task with Spark nodes and pinned ones, if pins were none. */
  private List<int[]> held() {
    if (!possible()) {
      return List.of();
    }
    Contraction free = contraction.with(new BitSet());
    Growth growth = new Growth(free);
    growth.settle(contraction.spark().stream().toArray());
    Map<Integer, int[]> held = new TreeMap<>();
    pinned.stream()
        .filter(free.spark()::get)
        .map(growth::vertex)
        .distinct()
        .mapToObj(growth::nodes)
        .forEach(nodes -> held.put(nodes[0], nodes));
    BitSet open = new BitSet();
    held.values().forEach(nodes -> IntStream.of(nodes).forEach(open::set));
    growth.first().stream().filter(block -> !open.get(block[0])).forEach(blocks::add);
    return List.copyOf(held.values());
  }

  /** Whether a pinned node has Spark nodes both behind and ahead, or links might make it so. */
  private boolean possible() {
    if (!contraction.links().isEmpty()) {
      return true;
    }
    BitSet ahead = onwards(contraction.graph().in(), true);
    ahead.and(onwards(contraction.graph().out(), false));
    return ahead.intersects(pinned);
  }

  private BitSet onwards(Adjacency from, boolean rising) {
    BitSet met = new BitSet();
    for (int i = 0; i < from.size(); i++) {
      int v = rising ? i : from.size() - 1 - i;
      for (int arc = from.first(v); arc < from.end(v) && !met.get(v); arc++) {
        met.set(v, met.get(from.target(arc)) || contraction.spark().get(from.target(arc)));
      }
    }
    return met;
  }

  /** The tasks that levels make; where there are tasks already, or levels do not do, the start. */
  private Partition byLevels(Knot knot, Partition start) {
    if (start.tasks() < knot.size()) {
      return start.copy();
    }
    PinLevels levels = new PinLevels(contraction, knot.nodes(), pinned);
    Contraction cut = contraction.with(new BitSet());
    cut.cutEdges().or(levels.edges());
    levels.links().keySet().forEach(cut.cutLinks()::set);
    Growth growth = new Growth(cut);
    growth.settle(knot.marked().stream().map(place -> knot.nodes()[place]).toArray());
    if (cut.spark().intersects(pinned)) {
      return start.copy();
    }
    // Whatever is joined beyond, nothing of this is taken apart again.
    growth.first().stream()
        .filter(block -> Arrays.binarySearch(knot.nodes(), block[0]) >= 0)
        .forEach(blocks::add);
    return Partition.of(knot, growth::vertex, cut.spark());
  }

  private void cut(Knot knot, Partition tasks, int least) {
    Adjacency links = contraction.links().arcs();
    for (Knot.Tie tie : knot.ties()) {
      if (!tasks.joined(tie) && tie.link()) {
        cutLinks.set(tie.arc());
        cutLinks.set(links.find(knot.nodes()[tie.other()], knot.nodes()[tie.one()]));
      } else if (!tasks.joined(tie) && tasks.active(tie)) {
        cutEdges.set(tie.arc());
      }
    }
    splits.add(new PinSplit(knot, tasks, least));
  }
}
