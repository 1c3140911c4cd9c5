package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A part of the graph where pins leave a choice: Spark nodes that would all be one group if it were
 * not for pinned nodes between them, with all that lies between. Nodes are numbered anew, in
 * Kedro's order.
 *
 * @param nodes by their place here, sorted
 * @param ties what can join two nodes: every edge in Kedro's order of its ends, and every link
 * @param marked places of the Spark nodes that there are from the start
 * @param pinned places of the pinned nodes
 * @param out by place, the places that it feeds
 * @param in by place, the places that feed it
 */
record Knot(int[] nodes, List<Tie> ties, BitSet marked, BitSet pinned, int[][] out, int[][] in) {

  /**
   * What can join two nodes.
   *
   * @param one the place of the one
   * @param other the place of the other; for an edge, of the one that is fed
   * @param arc the number of the edge among the arcs that lead out, or of the link among those of
   *     the links
   */
  record Tie(int one, int other, int arc, boolean link) {}

  /**
   * @param nodes sorted
   */
  static Knot of(Contraction contraction, int[] nodes, BitSet pinned) {
    int[] place = new int[contraction.graph().size()];
    for (int i = 0; i < nodes.length; i++) {
      place[nodes[i]] = i + 1;
    }
    Adjacency out = contraction.graph().out();
    Adjacency links = contraction.links().arcs();
    Adjacency.Builder edges = new Adjacency.Builder(nodes.length);
    List<Tie> ties = new ArrayList<>();
    BitSet marked = new BitSet();
    BitSet held = new BitSet();
    for (int i = 0; i < nodes.length; i++) {
      marked.set(i, contraction.spark().get(nodes[i]));
      held.set(i, pinned.get(nodes[i]));
      for (int arc = out.first(nodes[i]); arc < out.end(nodes[i]); arc++) {
        int to = place[out.target(arc)] - 1;
        if (to >= 0) {
          edges.add(i, to);
          ties.add(new Tie(i, to, arc, false));
        }
      }
      for (int link = links.first(nodes[i]); link < links.end(nodes[i]); link++) {
        int to = place[links.target(link)] - 1;
        if (to > i) {
          ties.add(new Tie(i, to, link, true));
        }
      }
    }
    Adjacency forth = edges.build();
    return new Knot(nodes, List.copyOf(ties), marked, held, rows(forth), rows(forth.reversed()));
  }

  private static int[][] rows(Adjacency arcs) {
    int[][] rows = new int[arcs.size()][];
    for (int v = 0; v < rows.length; v++) {
      rows[v] = new int[arcs.degree(v)];
      for (int i = 0; i < rows[v].length; i++) {
        rows[v][i] = arcs.target(arcs.first(v) + i);
      }
    }
    return rows;
  }

  int size() {
    return nodes.length;
  }

  /** How many looks at a node or an edge it takes at most to try every tie once. */
  long effort() {
    return Math.max(1, (long) ties.size() * (nodes.length + ties.size()));
  }
}
