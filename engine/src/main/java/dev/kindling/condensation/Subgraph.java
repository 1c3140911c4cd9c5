package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.Digraph;
import dev.kindling.graph.DisjointSets;
import dev.kindling.graph.KedroOrder;
import dev.kindling.graph.StrongComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A part of the graph, measured from scratch: its groups, and the blocks that the cycles of the
 * quotient graph make of them. A block is a strongly connected component of the graph in which
 * every group is one vertex; a block without a cycle is one group or one default node.
 */
final class Subgraph {

  private final Digraph graph;
  private final int[] members;
  private final int[] local;

  private Subgraph(Digraph graph, int[] members, int[] local) {
    this.graph = graph;
    this.members = members;
    this.local = local;
  }

  /** Names the nodes that make one group with a node, each pair from one end at least. */
  interface Joining {
    void of(int node, IntConsumer joined);
  }

  /**
   * The blocks among those members alone, in topological order, each sorted.
   *
   * @param members sorted
   */
  static List<int[]> blocks(Digraph graph, int[] members, Joining joining) {
    int[] local = new int[graph.size()];
    Arrays.fill(local, -1);
    for (int i = 0; i < members.length; i++) {
      local[members[i]] = i;
    }
    Subgraph subgraph = new Subgraph(graph, members, local);
    return subgraph.inOrder(subgraph.cycles(subgraph.groups(joining)));
  }

  private DisjointSets groups(Joining joining) {
    DisjointSets groups = new DisjointSets(members.length);
    for (int i = 0; i < members.length; i++) {
      int member = i;
      joining.of(
          members[i],
          other -> {
            if (local[other] >= 0) {
              groups.union(member, local[other]);
            }
          });
    }
    return groups;
  }

  /** Each member's block, numbered in the order of the blocks' first members. */
  private int[] cycles(DisjointSets groups) {
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
    int[] number = new int[vertices];
    Arrays.fill(number, -1);
    int blocks = 0;
    int[] block = new int[members.length];
    for (int i = 0; i < members.length; i++) {
      int c = component[vertex[i]];
      if (number[c] < 0) {
        number[c] = blocks++;
      }
      block[i] = number[c];
    }
    return block;
  }

  private List<int[]> inOrder(int[] block) {
    int count = Arrays.stream(block).max().orElse(-1) + 1;
    int[] size = new int[count];
    Adjacency.Builder arcs = new Adjacency.Builder(count);
    for (int i = 0; i < members.length; i++) {
      size[block[i]]++;
      for (int arc = graph.in().first(members[i]); arc < graph.in().end(members[i]); arc++) {
        int from = local[graph.in().target(arc)];
        if (from >= 0 && block[from] != block[i]) {
          arcs.add(block[i], block[from]);
        }
      }
    }
    List<int[]> blocks = new ArrayList<>(count);
    for (int s : size) {
      blocks.add(new int[s]);
    }
    int[] filled = new int[count];
    for (int i = 0; i < members.length; i++) {
      blocks.get(block[i])[filled[block[i]]++] = members[i];
    }
    return Arrays.stream(KedroOrder.of(arcs.build())).mapToObj(blocks::get).toList();
  }
}
