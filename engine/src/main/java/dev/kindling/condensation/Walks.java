package dev.kindling.condensation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Closed walks through nodes that lay on a cycle: out to a Spark node, home through groups to the
 * Spark node where the way in begins, and in again. Each is put together at the cost of one search.
 */
final class Walks {

  private final PipelineGraph graph;
  private final Arcs links;
  private final BitSet cutEdges;
  private final BitSet cutLinks;
  private final int[] sparkSince;

  /**
   * @param sparkSince by node, the measurement before which it counted as Spark first
   */
  Walks(Contraction contraction, int[] sparkSince) {
    this.graph = contraction.graph();
    this.links = contraction.links().arcs();
    this.cutEdges = contraction.cutEdges();
    this.cutLinks = contraction.cutLinks();
    this.sparkSince = sparkSince;
  }

  /** The walk of a node, by the ways that a measurement found. */
  List<Hop> closed(int node, ShortestPaths ways, int measurement) {
    List<Integer> before = ways.before(node);
    List<Integer> after = ways.after(node);
    List<Integer> walk = new ArrayList<>(List.of(node));
    walk.addAll(after);
    List<Integer> home = home(after.get(after.size() - 1), before.get(0), measurement);
    walk.addAll(home.subList(1, home.size()));
    walk.addAll(before.subList(1, before.size()));
    walk.add(node);
    return IntStream.range(1, walk.size())
        .mapToObj(i -> hop(walk.get(i - 1), walk.get(i), measurement))
        .toList();
  }

  private Hop hop(int from, int to, int measurement) {
    int link = links.find(from, to);
    Hop.Kind kind =
        graph.out().find(from, to) >= 0
            ? Hop.Kind.FORTH
            : link >= 0 && !cutLinks.get(link) ? Hop.Kind.TOGETHER : Hop.Kind.BACK;
    return new Hop(from, to, kind);
  }

  private List<Integer> home(int from, int to, int measurement) {
    int[] step = new int[graph.size()];
    Arrays.fill(step, -1);
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(to));
    step[to] = to;
    while (step[from] < 0) {
      int node = queue.remove();
      for (int arc = graph.in().first(node); arc < graph.in().end(node); arc++) {
        visit(graph.in().target(arc), node, step, queue);
      }
      for (int arc = graph.out().first(node); arc < graph.out().end(node); arc++) {
        int next = graph.out().target(arc);
        if (sparkSince[node] <= measurement
            && sparkSince[next] <= measurement
            && !cutEdges.get(arc)) {
          visit(next, node, step, queue);
        }
      }
      for (int link = links.first(node); link < links.end(node); link++) {
        if (!cutLinks.get(link)) {
          visit(links.target(link), node, step, queue);
        }
      }
    }
    List<Integer> way = new ArrayList<>(List.of(from));
    for (int at = from; at != to; at = step[at]) {
      way.add(step[at]);
    }
    return way;
  }

  private static void visit(int node, int next, int[] step, ArrayDeque<Integer> queue) {
    if (step[node] < 0) {
      step[node] = next;
      queue.add(node);
    }
  }
}
