package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.Digraph;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * What makes one vertex of two nodes: an edge between Spark nodes, or a link, unless pins cut it.
 * It changes with the marks and the cuts.
 *
 * @param cutEdges by the number of the arc among those that lead out
 * @param cutLinks by the numbers of both arcs of a link
 */
record Contraction(Digraph graph, Links links, BitSet spark, BitSet cutEdges, BitSet cutLinks) {

  /** The same with other Spark nodes, and with cuts of its own. */
  Contraction with(BitSet others) {
    return new Contraction(
        graph, links, others, (BitSet) cutEdges.clone(), (BitSet) cutLinks.clone());
  }

  /** Nodes that make one vertex with a node; every such pair is named from one end at least. */
  void joining(int node, IntConsumer joined) {
    Adjacency out = graph.out();
    if (spark.get(node)) {
      for (int arc = out.first(node); arc < out.end(node); arc++) {
        if (spark.get(out.target(arc)) && !cutEdges.get(arc)) {
          joined.accept(out.target(arc));
        }
      }
    }
    linked(node, joined);
  }

  /** Nodes that a link joins to a node. */
  void linked(int node, IntConsumer joined) {
    for (int link = links.arcs().first(node); link < links.arcs().end(node); link++) {
      if (!cutLinks.get(link)) {
        joined.accept(links.arcs().target(link));
      }
    }
  }

  /** Default nodes that a link joins to a default node. */
  void linkedOffSpark(int node, IntConsumer joined) {
    if (!spark.get(node)) {
      linked(
          node,
          other -> {
            if (!spark.get(other)) {
              joined.accept(other);
            }
          });
    }
  }
}
