package dev.kindling.condensation;

/**
 * A directed graph over numbered vertices.
 *
 * @param out the arcs, each from the vertex that it leaves; those of a vertex sorted
 * @param in the same arcs backwards
 */
public record Digraph(Arcs out, Arcs in) {

  /** Row v holds, sorted, where the arcs of v lead. */
  public static Digraph of(int[][] rows) {
    Arcs out = Arcs.of(rows);
    return new Digraph(out, out.reversed());
  }

  /** How many vertices there are. */
  public int size() {
    return out.size();
  }
}
