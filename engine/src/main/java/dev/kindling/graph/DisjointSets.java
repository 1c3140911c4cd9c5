package dev.kindling.graph;

/** Disjoint sets of numbered elements, by union with path halving: near-constant time a step. */
public final class DisjointSets {

  private final int[] parent;

  public DisjointSets(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /** The set of an element, named by its smallest element. */
  public int find(int element) {
    int at = element;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Joins the sets of two elements. */
  public void union(int one, int two) {
    int a = find(one);
    int b = find(two);
    parent[Math.max(a, b)] = Math.min(a, b);
  }
}
