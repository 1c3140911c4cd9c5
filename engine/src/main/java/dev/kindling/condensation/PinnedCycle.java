package dev.kindling.condensation;

import java.util.List;

/**
 * A pinned node lies between Spark nodes, which keeps them in two tasks.
 *
 * @param node the pinned node
 * @param before a shortest way in: a Spark node, then default nodes up to and without the pinned
 *     one
 * @param after a shortest way out: default nodes behind the pinned one, then a Spark node
 * @param groups how many groups there are of Spark nodes that would be one without pins
 * @param least there cannot be fewer of them
 */
public record PinnedCycle(
    int node, List<Integer> before, List<Integer> after, int groups, int least) {

  public PinnedCycle {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
