package dev.kindling.condensation;

import java.util.Arrays;

/**
 * Kedro's order of an acyclic graph: in layers by the longest way from a source, within a layer by
 * the vertices' numbers.
 */
final class Layers {

  private Layers() {}

  /**
   * The vertices in order; those on a cycle, and those that they lead to, are left out.
   *
   * @param in the arcs backwards, from each vertex to those before it
   */
  static int[] order(Arcs in) {
    Arcs out = in.reversed();
    int[] waiting = new int[in.size()];
    int[] order = new int[in.size()];
    int end = 0;
    for (int v = 0; v < in.size(); v++) {
      waiting[v] = in.degree(v);
      if (waiting[v] == 0) {
        order[end++] = v;
      }
    }
    int layer = 0;
    while (layer < end) {
      int next = end;
      for (int i = layer; i < next; i++) {
        for (int arc = out.first(order[i]); arc < out.end(order[i]); arc++) {
          if (--waiting[out.target(arc)] == 0) {
            order[end++] = out.target(arc);
          }
        }
      }
      Arrays.sort(order, next, end);
      layer = next;
    }
    return Arrays.copyOf(order, end);
  }
}
