package dev.kindling.condensation;

import java.util.Arrays;

/**
 * The vertices of the quotient graph: each stands for one node or for many, by the number of one of
 * them. Merging costs near-constant time; the nodes of a vertex are linked in a ring.
 */
final class Vertices {

  private final int[] parent;
  private final int[] ring;
  private final int[] size;

  Vertices(int nodes) {
    parent = new int[nodes];
    ring = new int[nodes];
    size = new int[nodes];
    for (int v = 0; v < nodes; v++) {
      alone(v);
    }
  }

  /** The vertex of a node. */
  int of(int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The node behind that one in the ring of their vertex. */
  int next(int node) {
    return ring[node];
  }

  /** How many nodes a vertex stands for. */
  int size(int vertex) {
    return size[vertex];
  }

  /** Makes one vertex of two. */
  int merge(int one, int two) {
    if (one == two) {
      return one;
    }
    int big = size[one] >= size[two] ? one : two;
    int small = big == one ? two : one;
    parent[small] = big;
    size[big] += size[small];
    int behind = ring[big];
    ring[big] = ring[small];
    ring[small] = behind;
    return big;
  }

  /** The nodes of a vertex, sorted. */
  int[] nodes(int vertex) {
    int[] nodes = new int[size[vertex]];
    int at = vertex;
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = at;
      at = ring[at];
    }
    Arrays.sort(nodes);
    return nodes;
  }

  /** Makes every node of a vertex a vertex of its own again. */
  void dissolve(int[] nodes) {
    for (int node : nodes) {
      alone(node);
    }
  }

  private void alone(int node) {
    parent[node] = node;
    ring[node] = node;
    size[node] = 1;
  }
}
