package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A part of the graph that pins keep from being one task.
 *
 * @param tasks what it is put into
 * @param least no way to put it into tasks has fewer groups of Spark nodes
 */
record PinSplit(Knot knot, Partition tasks, int least) {

  /** In larger parts it is not asked which pins matter. */
  private static final int LARGE = 2_000;

  /** The pinned nodes of it that keep Spark nodes in two tasks. */
  List<PinnedCycle> cycles(Contraction contraction, IntUnaryOperator vertex) {
    BitSet forbidding = forbidding();
    BitSet here = new BitSet();
    IntStream.of(knot.nodes()).forEach(here::set);
    int[] offSpark =
        IntStream.of(knot.nodes()).filter(node -> !contraction.spark().get(node)).toArray();
    ShortestPaths paths =
        ShortestPaths.search(contraction, offSpark, node -> here.get(node) ? -1 : node);
    List<PinnedCycle> cycles = new ArrayList<>();
    for (int place : forbidding.stream().toArray()) {
      int node = knot.nodes()[place];
      if (paths.leadThrough(node)) {
        List<Integer> before = paths.before(node);
        List<Integer> after = paths.after(node);
        if (vertex.applyAsInt(before.get(0)) != vertex.applyAsInt(after.get(after.size() - 1))) {
          cycles.add(new PinnedCycle(node, before, after, tasks.groups(), least));
        }
      }
    }
    return cycles;
  }

  /**
   * Pinned nodes that would be with Spark nodes if the ends of a tie that was given up were one.
   */
  private BitSet forbidding() {
    if (knot.size() > LARGE) {
      return knot.pinned();
    }
    BitSet forbidding = new BitSet();
    for (Knot.Tie tie : knot.ties()) {
      if (tasks.active(tie) && !tasks.joined(tie)) {
        forbidding.or(tasks.closure(tie));
      }
    }
    forbidding.and(knot.pinned());
    return forbidding;
  }
}
