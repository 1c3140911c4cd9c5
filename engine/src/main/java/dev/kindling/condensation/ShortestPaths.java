package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Shortest ways of default nodes from and to the Spark nodes of the cycle that they lie on, along
 * edges and links. Only each node's next step is kept; a way is put together when somebody asks for
 * it.
 */
public final class ShortestPaths {

  private static final int NONE = Integer.MIN_VALUE;

  private final int[] nodes;

  /** By place among the nodes: the place of the next default node, or a Spark node's complement. */
  private final int[] before;

  private final int[] after;

  private ShortestPaths(int[] nodes, int[] before, int[] after) {
    this.nodes = nodes;
    this.before = before;
    this.after = after;
  }

  /**
   * Searches breadth first, from all Spark nodes at once.
   *
   * @param nodes default nodes on cycles, sorted
   * @param component the strongly connected component of any node
   */
  static ShortestPaths search(Contraction contraction, int[] nodes, IntUnaryOperator component) {
    Arcs in = contraction.graph().in();
    Arcs out = contraction.graph().out();
    IntUnaryOperator place = places(nodes, contraction.graph().size());
    return new ShortestPaths(
        nodes,
        steps(in, out, contraction, nodes, place, component),
        steps(out, in, contraction, nodes, place, component));
  }

  /** Each node's place among those; negative where it has none. A table where it is worth it. */
  private static IntUnaryOperator places(int[] nodes, int size) {
    if (nodes.length < size / 16) {
      return node -> Arrays.binarySearch(nodes, node);
    }
    int[] places = new int[size];
    Arrays.fill(places, -1);
    for (int i = 0; i < nodes.length; i++) {
      places[nodes[i]] = i;
    }
    return node -> places[node];
  }

  private static int[] steps(
      Arcs back,
      Arcs forth,
      Contraction contraction,
      int[] nodes,
      IntUnaryOperator place,
      IntUnaryOperator component) {
    int[] step = new int[nodes.length];
    Arrays.fill(step, NONE);
    int[] queue = new int[nodes.length];
    int end = 0;
    for (int i = 0; i < nodes.length; i++) {
      for (int arc = back.first(nodes[i]); arc < back.end(nodes[i]) && step[i] == NONE; arc++) {
        int from = back.target(arc);
        if (contraction.spark().get(from)
            && component.applyAsInt(from) == component.applyAsInt(nodes[i])) {
          step[i] = ~from;
          queue[end++] = i;
        }
      }
      if (step[i] == NONE) {
        step[i] = linkedSpark(nodes[i], contraction);
        if (step[i] != NONE) {
          queue[end++] = i;
        }
      }
    }
    for (int at = 0; at < end; at++) {
      int node = nodes[queue[at]];
      for (int arc = forth.first(node); arc < forth.end(node); arc++) {
        int i = place.applyAsInt(forth.target(arc));
        if (i >= 0
            && step[i] == NONE
            && component.applyAsInt(nodes[i]) == component.applyAsInt(node)) {
          step[i] = queue[at];
          queue[end++] = i;
        }
      }
      Arcs links = contraction.links().arcs();
      for (int link = links.first(node); link < links.end(node); link++) {
        int i = contraction.cutLinks().get(link) ? -1 : place.applyAsInt(links.target(link));
        if (i >= 0 && step[i] == NONE) {
          step[i] = queue[at];
          queue[end++] = i;
        }
      }
    }
    return step;
  }

  /** The complement of the first Spark node that a link joins to a node; none if none does. */
  private static int linkedSpark(int node, Contraction contraction) {
    Arcs links = contraction.links().arcs();
    for (int link = links.first(node); link < links.end(node); link++) {
      if (!contraction.cutLinks().get(link) && contraction.spark().get(links.target(link))) {
        return ~links.target(link);
      }
    }
    return NONE;
  }

  /** The default nodes whose ways are known, sorted. */
  public int[] nodes() {
    return nodes.clone();
  }

  /**
   * The default nodes by the chains that they form: nodes whose ways pass through one another. Each
   * sorted; in the order of their first nodes.
   */
  public List<List<Integer>> chains() {
    DisjointSets joined = new DisjointSets(nodes.length);
    for (int i = 0; i < nodes.length; i++) {
      if (before[i] >= 0) {
        joined.union(i, before[i]);
      }
      if (after[i] >= 0) {
        joined.union(i, after[i]);
      }
    }
    Map<Integer, List<Integer>> chains = new LinkedHashMap<>();
    for (int i = 0; i < nodes.length; i++) {
      chains.computeIfAbsent(joined.find(i), c -> new ArrayList<>(1)).add(nodes[i]);
    }
    return List.copyOf(chains.values());
  }

  /** Whether there is both a way in and a way out. */
  boolean leadThrough(int node) {
    int i = Arrays.binarySearch(nodes, node);
    return i >= 0 && before[i] != NONE && after[i] != NONE;
  }

  /** The way in: a Spark node, then default nodes up to and without the node itself. */
  public List<Integer> before(int node) {
    List<Integer> way = follow(before, node, Integer.MAX_VALUE);
    Collections.reverse(way);
    return way;
  }

  /** The way out: default nodes behind the node, then a Spark node. */
  public List<Integer> after(int node) {
    return follow(after, node, Integer.MAX_VALUE);
  }

  /** The last nodes of the way in, at most so many. */
  public List<Integer> before(int node, int limit) {
    List<Integer> way = follow(before, node, limit);
    Collections.reverse(way);
    return way;
  }

  /** The first nodes of the way out, at most so many. */
  public List<Integer> after(int node, int limit) {
    return follow(after, node, limit);
  }

  private List<Integer> follow(int[] steps, int node, int limit) {
    List<Integer> way = new ArrayList<>();
    int at = Arrays.binarySearch(nodes, node);
    while (at >= 0 && way.size() < limit) {
      at = steps[at];
      way.add(at >= 0 ? nodes[at] : ~at);
    }
    return way;
  }
}
