package dev.kindling.graph;

import java.util.Arrays;

/**
 * The edges of an acyclic graph without those that follow from others: where a way of more steps
 * leads from {@code a} to {@code c}, the edge between them says nothing. JGraphT's reduction holds
 * a matrix of all pairs, which pipelines of a hundred thousand nodes are too large for.
 */
public final class TransitiveReduction {

  private final Adjacency out;
  private final int[] reachedBy;
  private final int[] open;

  private TransitiveReduction(Adjacency out) {
    this.out = out;
    this.reachedBy = new int[out.size()];
    this.open = new int[out.size()];
    Arrays.fill(reachedBy, -1);
  }

  /**
   * The edges that are needed, in the order in which they stand.
   *
   * @param out each edge leads from a smaller number to a greater one
   */
  public static Adjacency of(Adjacency out) {
    TransitiveReduction reduction = new TransitiveReduction(out);
    Adjacency.Builder needed = new Adjacency.Builder(out.size(), out.count());
    for (int v = 0; v < out.size(); v++) {
      int from = v;
      reduction.search(v);
      out.targets(v)
          .filter(to -> reduction.reachedBy[to] != from)
          .forEach(to -> needed.add(from, to));
    }
    return needed.build();
  }

  /** Marks what two steps or more lead to; nothing that matters stands behind the last. */
  private void search(int vertex) {
    if (out.degree(vertex) < 2) {
      return;
    }
    int last = out.targets(vertex).max().orElse(vertex);
    int end = 0;
    for (int arc = out.first(vertex); arc < out.end(vertex); arc++) {
      end = step(out.target(arc), vertex, last, end);
    }
    while (end > 0) {
      int next = open[--end];
      end = step(next, vertex, last, end);
    }
  }

  private int step(int from, int self, int last, int end) {
    int top = end;
    for (int arc = out.first(from); arc < out.end(from); arc++) {
      int to = out.target(arc);
      if (to <= last && reachedBy[to] != self) {
        reachedBy[to] = self;
        open[top++] = to;
      }
    }
    return top;
  }
}
