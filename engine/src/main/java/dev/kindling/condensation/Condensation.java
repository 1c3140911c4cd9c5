package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The groups of a pipeline's Spark nodes while the marks grow, and the cycles that contracting them
 * makes. It measures; what a cycle means, rules decide.
 */
public final class Condensation {

  private final PipelineGraph graph;
  private final BitSet pinned;
  private final BitSet spark = new BitSet();
  private final BitSet cut = new BitSet();
  private int[] block;

  /**
   * @param pinned nodes that are never marked
   */
  public Condensation(PipelineGraph graph, BitSet pinned) {
    this.graph = graph;
    this.pinned = (BitSet) pinned.clone();
    this.block = IntStream.range(0, graph.size()).toArray();
  }

  /**
   * Takes further nodes as Spark nodes and measures again.
   *
   * @param marked none of them pinned
   */
  public Measurement mark(BitSet marked) {
    spark.or(marked);
    int[] all = IntStream.range(0, graph.size()).toArray();
    Region region = Region.measure(graph, all, spark, cut);
    List<Split> splits = split(region, all);
    if (!splits.isEmpty()) {
      region = Region.measure(graph, all, spark, cut);
    }
    Region last = region;
    block = Arrays.stream(all).map(last::block).toArray();
    return new Measurement(splits, ways(onCycles(all, false)));
  }

  private List<Split> split(Region region, int[] all) {
    block = Arrays.stream(all).map(region::block).toArray();
    int[] held = Arrays.stream(onCycles(all, true)).filter(pinned::get).toArray();
    if (held.length == 0) {
      return List.of();
    }
    Ways ways = ways(onCycles(all, true));
    List<Split> splits = new ArrayList<>();
    for (int node : held) {
      splits.add(new Split(node, ways.before(node), ways.after(node)));
    }
    Arrays.stream(held)
        .map(node -> block[node])
        .distinct()
        .mapToObj(b -> IntStream.of(all).filter(v -> block[v] == b).toArray())
        .forEach(component -> Levels.cut(graph, component, spark, pinned, cut));
    return splits;
  }

  private Ways ways(int[] nodes) {
    return Ways.search(graph, nodes, node -> block[node], spark::get);
  }

  private int[] onCycles(int[] all, boolean pinnedToo) {
    int[] size = new int[graph.size()];
    for (int v : all) {
      size[block[v]]++;
    }
    return Arrays.stream(all)
        .filter(v -> !spark.get(v) && size[block[v]] > 1)
        .filter(v -> pinnedToo || !pinned.get(v))
        .toArray();
  }

  /** Whether a node counts as Spark. */
  public boolean isSpark(int node) {
    return spark.get(node);
  }

  /**
   * The tasks that the nodes are put into, each sorted; in the order of their first nodes. Default
   * nodes stand alone; no two groups feed each other.
   */
  public List<int[]> tasks() {
    Map<Integer, List<Integer>> byBlock = new TreeMap<>();
    for (int v = 0; v < graph.size(); v++) {
      byBlock.computeIfAbsent(block[v], b -> new ArrayList<>()).add(v);
    }
    return byBlock.values().stream()
        .map(nodes -> nodes.stream().mapToInt(Integer::intValue).toArray())
        .sorted((one, two) -> Integer.compare(one[0], two[0]))
        .toList();
  }
}
