package dev.kindling.graph;

/**
 * A directed graph over numbered vertices.
 *
 * @param out the arcs, each from the vertex that it leaves; those of a vertex sorted
 * @param in the same arcs backwards
 */
public record Digraph(Adjacency out, Adjacency in) {

  /** Row v holds, sorted, where the arcs of v lead. */
  public static Digraph of(int[][] rows) {
    Adjacency out = Adjacency.of(rows);
    return new Digraph(out, out.reversed());
  }

  /** How many vertices there are. */
  public int size() {
    return out.size();
  }
}
