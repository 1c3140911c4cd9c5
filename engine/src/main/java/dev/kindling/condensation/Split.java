package dev.kindling.condensation;

import java.util.List;

/**
 * A pinned node lay on a cycle, which forced its groups apart.
 *
 * @param node the pinned node
 * @param before a way in from a Spark node of that cycle, without the pinned node
 * @param after a way out to a Spark node of that cycle, without the pinned node
 */
public record Split(int node, List<Integer> before, List<Integer> after) {

  public Split {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
