package dev.kindling.condensation;

import java.util.List;

/**
 * A pinned node lay on a cycle, which forced its groups apart.
 *
 * @param node the pinned node
 * @param before a shortest way in: a Spark node of that cycle, then default nodes up to and without
 *     the pinned one
 * @param after a shortest way out: default nodes behind the pinned one, then a Spark node
 */
public record PinnedCycle(int node, List<Integer> before, List<Integer> after) {

  public PinnedCycle {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
