package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import java.util.Arrays;

/** One side of a search through the quotient graph, an arc at a time. */
final class Frontier {

  private final Adjacency arcs;
  private final Vertices vertices;
  private final boolean[] seen;
  private int[] found = new int[16];
  private int end;
  private int expanded;
  private int node;
  private int arc;

  Frontier(Adjacency arcs, Vertices vertices) {
    this.arcs = arcs;
    this.vertices = vertices;
    this.seen = new boolean[arcs.size()];
  }

  /** Begins at a vertex. */
  void start(int vertex) {
    for (int i = 0; i < end; i++) {
      seen[found[i]] = false;
    }
    end = 0;
    expanded = 0;
    add(vertex);
    node = vertex;
    arc = arcs.first(vertex);
  }

  /** Whether every arc of every vertex that was found has been looked at. */
  boolean exhausted() {
    return expanded == end;
  }

  /** The vertex that the next arc leads to; -1 if this step met none. */
  int step() {
    if (arc < arcs.end(node)) {
      return vertices.of(arcs.target(arc++));
    }
    node = vertices.next(node);
    if (node == found[expanded]) {
      expanded++;
      if (exhausted()) {
        return -1;
      }
      node = found[expanded];
    }
    arc = arcs.first(node);
    return -1;
  }

  void add(int vertex) {
    if (!seen[vertex]) {
      seen[vertex] = true;
      if (end == found.length) {
        found = Arrays.copyOf(found, 2 * end);
      }
      found[end++] = vertex;
    }
  }

  /** The vertices that were found, the first one left out. */
  int[] found() {
    return Arrays.copyOfRange(found, 1, end);
  }
}
