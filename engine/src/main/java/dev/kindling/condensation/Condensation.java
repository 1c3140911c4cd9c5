package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The groups of a pipeline's nodes while the marks grow, and the cycles that contracting them
 * makes: Spark nodes that feed one another are one group, and so are nodes that a link joins. It
 * measures; what a cycle means, rules decide.
 *
 * <p>Each measurement gives the pinned nodes that lay on a cycle, whose groups it has split, and
 * the default nodes that lie on a cycle with Spark nodes still. The first one looks at the whole
 * graph; a later one only at what the new Spark nodes join, unless they are so many that looking at
 * everything is cheaper.
 */
public final class Condensation {

  private static final int NEVER = Integer.MAX_VALUE;

  private final PipelineGraph graph;
  private final BitSet pinned;
  private final BitSet spark = new BitSet();
  private final int[] sparkSince;
  private final Cuts cuts = new Cuts();
  private final Cuts cutLinks = new Cuts();
  private final Map<Integer, Integer> cutFor = new HashMap<>();
  private final Ties ties;
  private final List<Measurement> measurements = new ArrayList<>();
  private final int[] foundBy;
  private Quotient quotient;

  /**
   * @param links nodes that are to share a task, all of them
   * @param pinned nodes that are never marked
   */
  public Condensation(PipelineGraph graph, Links links, BitSet pinned) {
    this.graph = graph;
    this.pinned = (BitSet) pinned.clone();
    this.ties = new Ties(graph, links, spark, cuts.now(), cutLinks.now());
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
      cuts.heal(ties, quotient, now);
    }
    for (int node : onCycles) {
      foundBy[node] = now;
    }
    measurements.add(new Measurement(splits, ways(onCycles)));
    return measurements.get(now - 1);
  }

  private TreeSet<Integer> measureAll() {
    int[] all = IntStream.range(0, graph.size()).toArray();
    List<int[]> blocks = Region.blocks(graph, all, ties::joining);
    quotient = new Quotient(graph);
    quotient.begin(blocks);
    return defaultNodesOnCycles(blocks);
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
      if (foundBy[node] == 0
          && quotient.size(quotient.vertex(node)) > 1
          && opened.add(quotient.vertex(node))) {
        addDefaultNodes(quotient.vertex(node), onCycles);
      }
    }
  }

  private void join(int from, int to, int arc, TreeSet<Integer> onCycles) {
    if (spark.get(from) && spark.get(to) && !cuts.now().get(arc)) {
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
          if (!spark.get(node)) {
            nodes.add(node);
          }
        });
  }

  /** Splits what holds a pinned node; leaves in {@code onCycles} who is on a cycle nevertheless. */
  private List<PinnedCycle> split(TreeSet<Integer> onCycles, int now) {
    List<Integer> held = onCycles.stream().filter(pinned::get).toList();
    if (held.isEmpty()) {
      return List.of();
    }
    Map<Integer, int[]> components = new TreeMap<>();
    for (int node : held) {
      components.computeIfAbsent(quotient.vertex(node), quotient::nodes);
    }
    for (int[] component : components.values()) {
      cut(new Levels(ties, component, pinned), now);
    }
    // Who lies there by a link alone, which is cut now, keeps no Spark nodes from each other.
    Ways ways = ways(onCycles);
    List<PinnedCycle> splits =
        held.stream()
            .filter(ways::leadThrough)
            .map(node -> new PinnedCycle(node, ways.before(node), ways.after(node)))
            .toList();
    components.forEach(
        (vertex, component) -> {
          List<int[]> blocks = Region.blocks(graph, component, ties::joining);
          quotient.replace(vertex, blocks);
          for (int node : component) {
            onCycles.remove(node);
          }
          onCycles.addAll(defaultNodesOnCycles(blocks));
        });
    return splits;
  }

  private void cut(Levels levels, int now) {
    cuts.add(levels.edges(), now);
    Map<Integer, Integer> links = levels.links();
    links.forEach(cutFor::putIfAbsent);
    BitSet all = new BitSet();
    links.keySet().forEach(all::set);
    cutLinks.add(all, now);
  }

  /** A block without a Spark node is a default group, cycles or not. */
  private TreeSet<Integer> defaultNodesOnCycles(List<int[]> blocks) {
    TreeSet<Integer> onCycles = new TreeSet<>();
    for (int[] block : blocks) {
      if (block.length > 1 && IntStream.of(block).anyMatch(spark::get)) {
        IntStream.of(block).filter(node -> !spark.get(node)).forEach(onCycles::add);
      }
    }
    return onCycles;
  }

  private Ways ways(TreeSet<Integer> nodes) {
    int[] sorted = nodes.stream().mapToInt(Integer::intValue).toArray();
    return Ways.search(ties, sorted, quotient::vertex);
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

  /** The pinned node for which a link between these was given up; empty where none was. */
  public OptionalInt pinBetween(int one, int other) {
    Integer pin = cutFor.get(ties.links().arcs().find(one, other));
    return pin == null ? OptionalInt.empty() : OptionalInt.of(pin);
  }

  /**
   * The tasks that the nodes are put into, each sorted; in the order of their first nodes. No two
   * of them feed each other.
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
   * itself. A step against an edge is one between nodes that were Spark nodes of one group before
   * that measurement.
   *
   * @return the steps, each beginning where the last one ended; empty if none ever said so
   */
  public List<Hop> walk(int node) {
    if (foundBy[node] == 0) {
      return List.of();
    }
    Ways ways = measurements.get(foundBy[node] - 1).onCycles();
    return new Walks(ties, cuts, cutLinks, sparkSince).closed(node, ways, foundBy[node]);
  }
}
