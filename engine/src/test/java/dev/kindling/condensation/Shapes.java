package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.List;

/**
 * One graph for all that differ in the names of their nodes alone. Nodes are numbers in topological
 * order; an edge's bit is that of the smaller number among those of the greater.
 */
final class Shapes {

  private Shapes() {}

  /**
   * The renamings that leave a graph as it is, the empty one included; none where a graph of fewer
   * bits stands for it.
   *
   * @param renamings all of that many nodes
   */
  static List<int[]> kept(int bits, int size, List<int[]> renamings) {
    List<int[]> kept = new ArrayList<>();
    for (int[] renaming : renamings) {
      int renamed = renamed(bits, size, renaming);
      if (renamed >= 0 && renamed < bits) {
        return List.of();
      }
      if (renamed == bits) {
        kept.add(renaming);
      }
    }
    return kept;
  }

  /** The bits of a renamed graph; negative where its numbers are in no topological order. */
  private static int renamed(int bits, int size, int[] renaming) {
    int renamed = 0;
    int bit = 0;
    for (int v = 0; v < size; v++) {
      for (int u = 0; u < v; u++) {
        if ((bits >> bit++ & 1) == 1) {
          int to = renaming[v];
          if (renaming[u] > to) {
            return -1;
          }
          renamed |= 1 << to * (to - 1) / 2 + renaming[u];
        }
      }
    }
    return renamed;
  }

  /** Whether none of these renamings makes a colouring, digits to the base of 3, a smaller one. */
  static boolean isLeast(int colouring, int size, List<int[]> renamings) {
    int[] digit = new int[size];
    int left = colouring;
    for (int v = 0; v < size; v++) {
      digit[v] = left % 3;
      left /= 3;
    }
    for (int[] renaming : renamings) {
      int renamed = 0;
      for (int v = size - 1; v >= 0; v--) {
        renamed = 3 * renamed + digit[renaming[v]];
      }
      if (renamed < colouring) {
        return false;
      }
    }
    return true;
  }

  /** All renamings of so many nodes: by number the new one. */
  static List<int[]> renamings(int size) {
    List<int[]> renamings = new ArrayList<>();
    extend(new int[size], 0, 0, renamings);
    return renamings;
  }

  private static void extend(int[] renaming, int at, int used, List<int[]> renamings) {
    if (at == renaming.length) {
      renamings.add(renaming.clone());
      return;
    }
    for (int number = 0; number < renaming.length; number++) {
      if ((used >> number & 1) == 0) {
        renaming[at] = number;
        extend(renaming, at + 1, used | 1 << number, renamings);
      }
    }
  }
}
