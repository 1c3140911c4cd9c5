package dev.kindling.condensation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The groups of a pipeline's Spark nodes while the marks grow, and the cycles that contracting them
 * makes. It measures; what a cycle means, rules decide.
 *
 * <p>Each measurement gives the pinned nodes that lay on a cycle, whose groups it has split, and
 * the default nodes that lie on a cycle still. The first one looks at the whole graph; a later one
 * only at what the new Spark nodes join, unless they are so many that looking at everything is
 * cheaper.
 */
public final class Condensation {

  private static final int NEVER = Integer.MAX_VALUE;

  private final PipelineGraph graph;
  private final BitSet pinned;
  private final BitSet spark = new BitSet();
  private final int[] sparkSince;
  private final Cuts cuts;
  private final List<Measurement> measurements = new ArrayList<>();
  private final int[] foundBy;
  private Quotient quotient;

  /**
   * @param pinned nodes that are never marked
   */
  public Condensation(PipelineGraph graph, BitSet pinned) {
    this.graph = graph;
    this.pinned = (BitSet) pinned.clone();
    this.cuts = new Cuts(graph);
    this.sparkSince = new int[graph.size()];
    this.foundBy = new int[graph.size()];
    Arrays.fill(sparkSince, NEVER);
    this.quotient = new Quotient(graph);
  }

  /**
   * Takes further nodes as Spark nodes and measures again.
   *
   * @param marked sorted; none of them pinned
   */
  public Measurement mark(int[] marked) {
    int now = measurements.size() + 1;
    for (int node : marked) {
      spark.set(node);
      sparkSince[node] = now;
    }
    boolean everything = now == 1 || marked.length > graph.size() / 8;
    TreeSet<Integer> onCycles = everything ? measureAll() : join(marked);
    List<PinnedCycle> splits = split(onCycles, now);
    if (!cuts.now().isEmpty()) {
      cuts.heal(quotient, now);
    }
    for (int node : onCycles) {
      foundBy[node] = now;
    }
    measurements.add(new Measurement(splits, ways(onCycles)));
    return measurements.get(now - 1);
  }

  private TreeSet<Integer> measureAll() {
    int[] all = IntStream.range(0, graph.size()).toArray();
    List<int[]> blocks = Region.blocks(graph, all, spark, cuts.now());
    quotient = new Quotient(graph);
    quotient.begin(blocks);
    return defaultNodesOnCycles(blocks);
  }

  private TreeSet<Integer> join(int[] marked) {
    TreeSet<Integer> onCycles = new TreeSet<>();
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

  private void join(int from, int to, int arc, TreeSet<Integer> onCycles) {
    if (spark.get(from) && spark.get(to) && !cuts.now().get(arc)) {
      quotient.merge(
          from,
          to,
          vertex -> {
            if (!spark.get(vertex)) {
              onCycles.add(vertex);
            }
          });
    }
  }

  /** Splits what holds a pinned node; leaves in {@code onCycles} who is on a cycle nevertheless. */
  private List<PinnedCycle> split(TreeSet<Integer> onCycles, int now) {
    List<Integer> held = onCycles.stream().filter(pinned::get).toList();
    if (held.isEmpty()) {
      return List.of();
    }
    Ways ways = ways(onCycles);
    List<PinnedCycle> splits =
        held.stream()
            .map(node -> new PinnedCycle(node, ways.before(node), ways.after(node)))
            .toList();
    TreeSet<Integer> vertices = new TreeSet<>();
    held.forEach(node -> vertices.add(quotient.vertex(node)));
    for (int vertex : vertices) {
      int[] component = quotient.nodes(vertex);
      cuts.add(Levels.between(graph, component, spark, pinned), now);
      List<int[]> blocks = Region.blocks(graph, component, spark, cuts.now());
      quotient.replace(vertex, blocks);
      for (int node : component) {
        onCycles.remove(node);
      }
      onCycles.addAll(defaultNodesOnCycles(blocks));
    }
    return splits;
  }

  private TreeSet<Integer> defaultNodesOnCycles(List<int[]> blocks) {
    TreeSet<Integer> onCycles = new TreeSet<>();
    for (int[] block : blocks) {
      if (block.length > 1) {
        IntStream.of(block).filter(node -> !spark.get(node)).forEach(onCycles::add);
      }
    }
    return onCycles;
  }

  private Ways ways(TreeSet<Integer> nodes) {
    int[] sorted = nodes.stream().mapToInt(Integer::intValue).toArray();
    return Ways.search(graph, sorted, quotient::vertex, spark::get);
  }

  /** Whether a node is never marked. */
  public boolean isPinned(int node) {
    return pinned.get(node);
  }

  /** Whether a node counts as Spark. */
  public boolean isSpark(int node) {
    return spark.get(node);
  }

  /** What every measurement found, in order. */
  public List<Measurement> measurements() {
    return Collections.unmodifiableList(measurements);
  }

  /**
   * The tasks that the nodes are put into, each sorted; in the order of their first nodes. Default
   * nodes stand alone; no two groups feed each other.
   */
  public List<int[]> tasks() {
    Map<Integer, Integer> firsts = new TreeMap<>();
    List<int[]> tasks = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      if (firsts.putIfAbsent(quotient.vertex(v), v) == null) {
        tasks.add(quotient.nodes(quotient.vertex(v)));
      }
    }
    return tasks;
  }

  /**
   * The proof that a node lay on a cycle when a measurement said so: a closed walk from the node to
   * itself. Each step goes along an edge, or against one between two nodes that were Spark nodes of
   * one group before that measurement.
   *
   * @return the nodes of the walk, first and last the node itself; empty if none ever said so
   */
  public List<Integer> walk(int node) {
    if (foundBy[node] == 0) {
      return List.of();
    }
    Ways ways = measurements.get(foundBy[node] - 1).onCycles();
    List<Integer> before = ways.before(node);
    List<Integer> after = ways.after(node);
    List<Integer> walk = new ArrayList<>(List.of(node));
    walk.addAll(after);
    List<Integer> home = home(after.get(after.size() - 1), before.get(0), foundBy[node]);
    walk.addAll(home.subList(1, home.size()));
    walk.addAll(before.subList(1, before.size()));
    walk.add(node);
    return walk;
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
            && !cuts.at(arc, measurement)) {
          visit(next, node, step, queue);
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
