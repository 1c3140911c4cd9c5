package dev.kindling.graph;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order in which Kedro lists a pipeline's nodes: layer by layer, where a vertex's layer is the
 * length of the longest way to it from a source, and by name within a layer.
 */
public final class KedroOrder {

  /** Names as Python compares them: by code points, where Java compares halves of them. */
  public static final Comparator<String> NAMES = KedroOrder::compare;

  private KedroOrder() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean split = Character.isSurrogate(x) != Character.isSurrogate(y);
        return split ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /**
   * The vertices in order, where their numbers follow their names; those on a cycle, and those that
   * they lead to, are left out.
   *
   * @param in the edges backwards, from each vertex to those before it; one that stands there twice
   *     counts twice, which changes nothing
   */
  public static int[] of(Adjacency in) {
    return layers(in, new int[in.size()]);
  }

  /** By vertex its layer; -1 for those that {@link #of} leaves out. */
  public static int[] layers(Adjacency in) {
    int[] layer = new int[in.size()];
    Arrays.fill(layer, -1);
    layers(in, layer);
    return layer;
  }

  private static int[] layers(Adjacency in, int[] layer) {
    Adjacency out = in.reversed();
    int[] waiting = new int[in.size()];
    int[] order = new int[in.size()];
    int end = 0;
    for (int v = 0; v < in.size(); v++) {
      waiting[v] = in.degree(v);
      if (waiting[v] == 0) {
        order[end++] = v;
      }
    }
    int first = 0;
    for (int depth = 0; first < end; depth++) {
      int next = end;
      for (int i = first; i < next; i++) {
        layer[order[i]] = depth;
        for (int arc = out.first(order[i]); arc < out.end(order[i]); arc++) {
          if (--waiting[out.target(arc)] == 0) {
            order[end++] = out.target(arc);
          }
        }
      }
      Arrays.sort(order, next, end);
      first = next;
    }
    return Arrays.copyOf(order, end);
  }
}
