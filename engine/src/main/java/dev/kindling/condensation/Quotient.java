package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.Digraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;

/**
 * The quotient graph, kept free of cycles and in topological order while vertices are merged.
 * Merging two vertices closes a cycle through everything that lies between them, so all of that is
 * merged too: what remains is the condensation of the graph by its strongly connected components.
 *
 * <p>What lies between is found from both ends at once, arc by arc, within the part of the order
 * that the ends enclose; the search is over when either side is. What the finished side found, and
 * does not lie between, then moves past the merged vertex, never to be met in that direction again.
 * So a long cascade of merges into one growing group costs about one look at every arc.
 */
final class Quotient {

  private final Digraph graph;
  private final Vertices vertices;
  private final OrderedList order;
  private final Frontier forth;
  private final Frontier back;
  private final boolean[] between;

  Quotient(Digraph graph) {
    this.graph = graph;
    this.vertices = new Vertices(graph.size());
    this.order = new OrderedList(graph.size());
    this.forth = new Frontier(graph.out(), vertices);
    this.back = new Frontier(graph.in(), vertices);
    this.between = new boolean[graph.size()];
  }

  /** Begins with these blocks, in topological order. */
  void begin(Iterable<int[]> blocks) {
    int[] first = new int[graph.size()];
    int count = 0;
    for (int[] block : blocks) {
      first[count++] = mergeAll(block);
    }
    order.fill(Arrays.copyOf(first, count));
  }

  /** The vertex that a node belongs to. */
  int vertex(int node) {
    return vertices.of(node);
  }

  /** The nodes of a vertex, sorted. */
  int[] nodes(int vertex) {
    return vertices.nodes(vertex);
  }

  /** Names the nodes of a vertex, in no order. */
  void each(int vertex, IntConsumer named) {
    int node = vertex;
    do {
      named.accept(node);
      node = vertices.next(node);
    } while (node != vertex);
  }

  /** How many nodes belong to a vertex. */
  int size(int vertex) {
    return vertices.size(vertex);
  }

  /** Puts these blocks, in topological order, in the place of the vertex that they were. */
  void replace(int vertex, Iterable<int[]> blocks) {
    int[] nodes = vertices.nodes(vertex);
    vertices.dissolve(nodes);
    int last = -1;
    for (int[] block : blocks) {
      int merged = mergeAll(block);
      if (last < 0) {
        if (merged != vertex) {
          order.replace(vertex, merged);
        }
      } else {
        order.insertAfter(merged, last);
      }
      last = merged;
    }
  }

  /**
   * Makes one vertex of the vertices of two nodes, and of all that lies between them.
   *
   * @param taken told of each vertex between, before it is merged
   */
  void merge(int one, int two, IntConsumer taken) {
    int first = vertices.of(one);
    int last = vertices.of(two);
    if (first == last) {
      return;
    }
    if (order.isBefore(last, first)) {
      first = vertices.of(two);
      last = vertices.of(one);
    }
    if (search(first, last)) {
      close(back.found(), first, last, true, taken);
    } else {
      close(forth.found(), last, first, false, taken);
    }
  }

  /** Searches from both ends; true if the side that goes backwards from the last ended first. */
  private boolean search(int first, int last) {
    forth.start(first);
    back.start(last);
    while (true) {
      int ahead = forth.step();
      if (ahead >= 0 && ahead != first && order.isBefore(ahead, last)) {
        forth.add(ahead);
      }
      if (forth.exhausted()) {
        return false;
      }
      int behind = back.step();
      if (behind >= 0 && behind != last && order.isBefore(first, behind)) {
        back.add(behind);
      }
      if (back.exhausted()) {
        return true;
      }
    }
  }

  /**
   * Merges what lies between, and moves the rest of what was found past the merged vertex.
   *
   * @param found all vertices in between in the order that reach {@code start} or are reached by it
   * @param goal the other end, whose place in the order the merged vertex takes
   * @param backwards whether the search went against the arcs, so that the rest goes before it
   */
  private void close(int[] found, int goal, int start, boolean backwards, IntConsumer taken) {
    Comparator<Integer> byOrder = Comparator.comparingLong(order::label);
    Integer[] sorted = Arrays.stream(found).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, backwards ? byOrder : byOrder.reversed());
    Adjacency towardsGoal = backwards ? graph.in() : graph.out();
    between[goal] = true;
    for (int vertex : sorted) {
      between[vertex] = meets(vertex, towardsGoal);
    }
    between[goal] = false;
    int place = goal;
    int merged = vertices.merge(goal, start);
    order.remove(start);
    for (int vertex : sorted) {
      order.remove(vertex);
      if (between[vertex]) {
        between[vertex] = false;
        taken.accept(vertex);
        merged = vertices.merge(merged, vertex);
      } else if (backwards) {
        order.insertBefore(vertex, place);
      } else {
        order.insertAfter(vertex, place);
      }
    }
    if (merged != place) {
      order.replace(place, merged);
    }
  }

  private boolean meets(int vertex, Adjacency arcs) {
    int node = vertex;
    do {
      for (int arc = arcs.first(node); arc < arcs.end(node); arc++) {
        if (between[vertices.of(arcs.target(arc))]) {
          return true;
        }
      }
      node = vertices.next(node);
    } while (node != vertex);
    return false;
  }

  /** Makes one vertex of these nodes alone, and returns it. */
  int mergeAll(int[] nodes) {
    int merged = nodes[0];
    for (int node : nodes) {
      merged = vertices.merge(merged, node);
    }
    return merged;
  }
}
