package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.graph.DisjointSets;
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
    Adjacency in = contraction.graph().in();
    Adjacency out = contraction.graph().out();
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
      Adjacency back,
      Adjacency forth,
      Contraction contraction,
      int[] nodes,
      IntUnaryOperator place,
      IntUnaryOperator component) {
    int[] first = new int[nodes.length];
    int[] roots = new int[nodes.length];
    int begun = 0;
    for (int i = 0; i < nodes.length; i++) {
      first[i] = NONE;
      for (int arc = back.first(nodes[i]); arc < back.end(nodes[i]) && first[i] == NONE; arc++) {
        int from = back.target(arc);
        if (contraction.spark().get(from)
            && component.applyAsInt(from) == component.applyAsInt(nodes[i])) {
          first[i] = ~from;
        }
      }
      first[i] = first[i] == NONE ? linkedSpark(nodes[i], contraction) : first[i];
      if (first[i] != NONE) {
        roots[begun++] = i;
      }
    }
    int[] step =
        BreadthFirst.tree(
            nodes.length,
            Arrays.copyOf(roots, begun),
            (i, next) -> {
              forth.each(
                  nodes[i],
                  to -> {
                    int at = place.applyAsInt(to);
                    if (at >= 0 && component.applyAsInt(to) == component.applyAsInt(nodes[i])) {
                      next.accept(at);
                    }
                  });
              contraction.linked(
                  nodes[i],
                  to -> {
                    if (place.applyAsInt(to) >= 0) {
                      next.accept(place.applyAsInt(to));
                    }
                  });
            });
    for (int i = 0; i < step.length; i++) {
      step[i] =
          step[i] == BreadthFirst.ROOT ? first[i] : step[i] == BreadthFirst.NEVER ? NONE : step[i];
    }
    return step;
  }

  /** The complement of the first Spark node that a link joins to a node; none if none does. */
  private static int linkedSpark(int node, Contraction contraction) {
    Adjacency links = contraction.links().arcs();
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
