package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.BreadthFirst;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The groups of a pipeline's nodes while the marks grow, and the cycles that contracting them
 * makes: Spark nodes that feed one another are one group, and so are nodes that a link joins. It
 * measures; what a cycle means, rules decide.
 *
 * <p>Where pinned nodes forbid that all of it is joined, what stays apart is settled before the
 * first measurement, by looking ahead to the plan that it ends with. So no measurement finds a
 * pinned node on a cycle with Spark nodes, and none finds a cycle that a later one would undo.
 */
public final class Condensation {

  private final PipelineGraph graph;
  private final BitSet pinned;
  private final Contraction contraction;
  private final Growth growth;
  private final List<ShortestPaths> measurements = new ArrayList<>();
  private List<PinSplit> splits = List.of();

  /**
   * @param links nodes that are to share a task, all of them
   * @param pinned nodes that are never marked
   */
  public Condensation(PipelineGraph graph, Links links, BitSet pinned) {
    this.graph = graph;
    this.pinned = (BitSet) pinned.clone();
    this.contraction =
        new Contraction(graph.arcs(), links, new BitSet(), new BitSet(), new BitSet());
    this.growth = new Growth(contraction);
  }

  /**
   * Takes further nodes as Spark nodes and measures again.
   *
   * @param marked sorted; none of them pinned
   * @return the default nodes that lie on a cycle with Spark nodes then, none of them pinned
   */
  public ShortestPaths mark(int[] marked) {
    if (!pinned.isEmpty() && (measurements.isEmpty() || !growth.found(marked))) {
      split(marked);
    }
    SortedSet<Integer> onCycles = growth.mark(marked);
    int[] sorted = onCycles.stream().mapToInt(Integer::intValue).toArray();
    measurements.add(ShortestPaths.search(contraction, sorted, growth::vertex));
    return measurements.get(measurements.size() - 1);
  }

  /**
   * Settles what stays apart for pins. Spark nodes that are one task already stay so; all else,
   * such as a default group of which a node is marked only now, is decided anew.
   */
  private void split(int[] marked) {
    BitSet spark = (BitSet) contraction.spark().clone();
    IntStream.of(marked).forEach(spark::set);
    contraction.cutEdges().clear();
    contraction.cutLinks().clear();
    int size = graph.size();
    PinSplits anew =
        new PinSplits(
            contraction.with(spark),
            node -> contraction.spark().get(node) ? growth.vertex(node) : size + node,
            pinned);
    contraction.cutEdges().or(anew.cutEdges());
    contraction.cutLinks().or(anew.cutLinks());
    splits = anew.splits();
    growth.beginAnew(anew.blocks());
  }

  /** Whether a node is never marked. */
  public boolean isPinned(int node) {
    return pinned.get(node);
  }

  /** Whether pins left a choice of what stays apart. */
  public boolean isForced() {
    return !splits.isEmpty();
  }

  /** Whether a node counts as Spark. */
  public boolean isSpark(int node) {
    return contraction.spark().get(node);
  }

  /** The default nodes that every measurement found on cycles, in order. */
  public List<ShortestPaths> measurements() {
    return Collections.unmodifiableList(measurements);
  }

  /**
   * The pinned nodes that keep Spark nodes of one part in two tasks, in order. To be asked for when
   * the marks have come to an end.
   */
  public List<PinnedCycle> splits() {
    Map<Integer, PinnedCycle> byNode = new TreeMap<>();
    for (PinSplit split : splits) {
      split.cycles(contraction, growth::vertex).forEach(cycle -> byNode.put(cycle.node(), cycle));
    }
    return List.copyOf(byNode.values());
  }

  /**
   * A pinned node for which these two cannot be one task: the first of their tasks, else the first
   * between them; empty where there is none.
   */
  public OptionalInt pinBetween(int one, int other) {
    BitSet both = new BitSet();
    IntStream.of(growth.nodes(growth.vertex(one))).forEach(both::set);
    IntStream.of(growth.nodes(growth.vertex(other))).forEach(both::set);
    BitSet held = (BitSet) both.clone();
    held.and(pinned);
    if (held.isEmpty()) {
      held = reach(both, graph.out());
      held.and(reach(both, graph.in()));
      held.and(pinned);
    }
    return held.isEmpty() ? OptionalInt.empty() : OptionalInt.of(held.nextSetBit(0));
  }

  private BitSet reach(BitSet from, Adjacency arcs) {
    return BreadthFirst.reached(
        graph.size(), from, (node, next) -> arcs.each(node, to -> growth.each(to, next)));
  }

  /**
   * The tasks that the nodes are put into, each sorted; in the order of their first nodes. No two
   * of them feed each other.
   */
  public List<int[]> tasks() {
    Map<Integer, Integer> firsts = new TreeMap<>();
    List<int[]> tasks = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      if (firsts.putIfAbsent(growth.vertex(v), v) == null) {
        tasks.add(growth.nodes(growth.vertex(v)));
      }
    }
    return tasks;
  }
}
