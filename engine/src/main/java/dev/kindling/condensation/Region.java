package dev.kindling.condensation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A part of the graph, measured from scratch: its groups, and the blocks that the cycles of the
 * quotient graph make of them. A block is a strongly connected component of the graph in which
 * every group is one vertex; a block of one vertex lies on no cycle.
 */
final class Region {

  private final PipelineGraph graph;
  private final int[] members;
  private final int[] local;
  private int[] block;

  private Region(PipelineGraph graph, int[] members) {
    this.graph = graph;
    this.members = members;
    this.local = new int[graph.size()];
    this.block = new int[0];
    Arrays.fill(local, -1);
    for (int i = 0; i < members.length; i++) {
      local[members[i]] = i;
    }
  }

  /** Measures the part between those members alone; an edge in {@code cut} joins no group. */
  static Region measure(PipelineGraph graph, int[] members, BitSet spark, BitSet cut) {
    Region region = new Region(graph, members);
    DisjointSets groups = region.groups(spark, cut);
    region.block = region.blocks(groups);
    return region;
  }

  private DisjointSets groups(BitSet spark, BitSet cut) {
    DisjointSets groups = new DisjointSets(members.length);
    for (int i = 0; i < members.length; i++) {
      if (spark.get(members[i])) {
        for (int arc = graph.out().first(members[i]); arc < graph.out().end(members[i]); arc++) {
          int to = graph.out().target(arc);
          if (local[to] >= 0 && spark.get(to) && !cut.get(arc)) {
            groups.union(i, local[to]);
          }
        }
      }
    }
    return groups;
  }

  private int[] blocks(DisjointSets groups) {
    int[] vertex = new int[members.length];
    int vertices = 0;
    for (int i = 0; i < members.length; i++) {
      vertex[i] = groups.find(i) == i ? vertices++ : vertex[groups.find(i)];
    }
    StrongComponents components = new StrongComponents(vertices);
    for (int i = 0; i < members.length; i++) {
      for (int arc = graph.out().first(members[i]); arc < graph.out().end(members[i]); arc++) {
        int to = local[graph.out().target(arc)];
        if (to >= 0 && vertex[to] != vertex[i]) {
          components.arc(vertex[i], vertex[to]);
        }
      }
    }
    int[] component = components.components();
    return Arrays.stream(vertex).map(v -> component[v]).toArray();
  }

  /** The block of a member. */
  int block(int node) {
    return block[local[node]];
  }
}
