package dev.kindling.condensation;

import dev.kindling.graph.Digraph;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The quotient graph while Spark nodes are added: nodes that a contraction joins are one vertex,
 * and so is all that lies on a cycle with it. The first look is at the whole graph; a later one
 * only at what the new Spark nodes join, unless they are so many that looking at everything is
 * cheaper.
 */
public final class Growth {

  private final Digraph graph;
  private final Contraction contraction;
  private final BitSet found = new BitSet();
  private Quotient quotient;
  private List<int[]> first = List.of();
  private boolean begun;

  /** Of a graph whose nodes are default ones so far. */
  public static Growth of(Digraph graph, Links links) {
    return new Growth(new Contraction(graph, links, new BitSet(), new BitSet(), new BitSet()));
  }

  /**
   * @param contraction what joins nodes; its Spark nodes are those that {@link #mark} adds
   */
  Growth(Contraction contraction) {
    this.graph = contraction.graph();
    this.contraction = contraction;
    this.quotient = new Quotient(graph);
  }

  /**
   * Takes further nodes as Spark nodes.
   *
   * @return the default nodes that lie on a cycle with Spark nodes now
   */
  public SortedSet<Integer> mark(int[] marked) {
    IntStream.of(marked).forEach(contraction.spark()::set);
    boolean everything = !begun || marked.length > graph.size() / 8;
    TreeSet<Integer> onCycles = everything ? measureAll() : join(marked);
    begun = true;
    onCycles.forEach(found::set);
    return onCycles;
  }

  /** Takes nodes as Spark nodes, and whatever lies on a cycle with Spark nodes then, to the end. */
  void settle(int[] marked) {
    int[] next = marked;
    do {
      next = mark(next).stream().mapToInt(Integer::intValue).toArray();
    } while (next.length > 0);
  }

  /**
   * Forgets the tasks: what the contraction joined may have changed.
   *
   * @param blocks what the next look will find to be one vertex, or a part of one
   */
  void beginAnew(List<int[]> blocks) {
    begun = false;
    quotient = new Quotient(graph);
    blocks.forEach(quotient::mergeAll);
  }

  /** What the first look found to be vertices. */
  List<int[]> first() {
    return first;
  }

  private TreeSet<Integer> measureAll() {
    int[] all = IntStream.range(0, graph.size()).toArray();
    Quotient before = quotient;
    List<int[]> blocks =
        Subgraph.blocks(
            graph,
            all,
            (node, joined) -> {
              // What was one vertex stays one, so that only what is new is searched for cycles.
              joined.accept(before.vertex(node));
              contraction.joining(node, joined);
            });
    first = begun ? first : blocks;
    quotient = new Quotient(graph);
    quotient.begin(blocks);
    TreeSet<Integer> onCycles = new TreeSet<>();
    for (int[] block : blocks) {
      // A block without a Spark node is a default group, cycles or not.
      if (block.length > 1 && IntStream.of(block).anyMatch(contraction.spark()::get)) {
        IntStream.of(block).filter(node -> !contraction.spark().get(node)).forEach(onCycles::add);
      }
    }
    return onCycles;
  }

  private TreeSet<Integer> join(int[] marked) {
    TreeSet<Integer> onCycles = new TreeSet<>();
    openGroups(marked, onCycles);
    for (int node : marked) {
      for (int arc = graph.out().first(node); arc < graph.out().end(node); arc++) {
        join(node, graph.out().target(arc), arc, onCycles);
      }
      for (int arc = graph.in().first(node); arc < graph.in().end(node); arc++) {
        int from = graph.in().target(arc);
        join(from, node, graph.out().find(from, node), onCycles);
      }
    }
    return onCycles;
  }

  /**
   * Where a node of a default group is marked, the others share a vertex with a Spark node. A node
   * that was found on a cycle was found with its whole group, so that each group is opened once.
   */
  private void openGroups(int[] marked, TreeSet<Integer> onCycles) {
    Set<Integer> opened = new HashSet<>();
    for (int node : marked) {
      if (!found.get(node)
          && quotient.size(quotient.vertex(node)) > 1
          && opened.add(quotient.vertex(node))) {
        addDefaultNodes(quotient.vertex(node), onCycles);
      }
    }
  }

  private void join(int from, int to, int arc, TreeSet<Integer> onCycles) {
    BitSet spark = contraction.spark();
    if (spark.get(from) && spark.get(to) && !contraction.cutEdges().get(arc)) {
      quotient.merge(
          from,
          to,
          vertex -> {
            // The default nodes of a vertex are found all at once, so one of them tells of all.
            if (!spark.get(vertex) && !onCycles.contains(vertex)) {
              addDefaultNodes(vertex, onCycles);
            }
          });
    }
  }

  private void addDefaultNodes(int vertex, TreeSet<Integer> nodes) {
    quotient.each(
        vertex,
        node -> {
          if (!contraction.spark().get(node)) {
            nodes.add(node);
          }
        });
  }

  /** The vertex that a node belongs to. */
  int vertex(int node) {
    return quotient.vertex(node);
  }

  /** The nodes of a vertex, sorted. */
  int[] nodes(int vertex) {
    return quotient.nodes(vertex);
  }

  /** Names the nodes of a node's vertex, in no order. */
  void each(int node, IntConsumer named) {
    quotient.each(node, named);
  }

  /** Whether all of these were found on a cycle with Spark nodes. */
  boolean found(int[] nodes) {
    return IntStream.of(nodes).allMatch(found::get);
  }
}
