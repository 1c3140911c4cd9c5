package dev.kindling.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultGraphSpecificsStrategy;
import org.jgrapht.graph.DefaultGraphType;

/**
 * The strongly connected components of a graph over numbered vertices. Kosaraju's algorithm, as
 * JGraphT has it, keeps its own stack; Gabow's would recurse and overflow on large pipelines. What
 * nothing leads to, or what leads nowhere, lies on no cycle, and is set aside before.
 */
public final class StrongComponents {

  private final Adjacency.Builder arcs;
  private final int vertices;

  public StrongComponents(int vertices) {
    // A node of a pipeline feeds two or three others.
    this.arcs = new Adjacency.Builder(vertices, 3 * vertices);
    this.vertices = vertices;
  }

  public void arc(int from, int to) {
    arcs.add(from, to);
  }

  /** Each vertex's component, numbered from 0 in no particular order. */
  public int[] components() {
    Adjacency out = arcs.build();
    Adjacency in = out.reversed();
    boolean[] aside = new boolean[vertices];
    setAside(in, out, aside);
    setAside(out, in, aside);
    Graph<Integer, Integer> core = new Core();
    int[] component = new int[vertices];
    int count = 0;
    for (int v = 0; v < vertices; v++) {
      if (aside[v]) {
        component[v] = count++;
      } else {
        core.addVertex(v);
      }
    }
    int[] last = new int[vertices];
    Arrays.fill(last, -1);
    for (int v = 0; v < vertices; v++) {
      for (int arc = out.first(v); arc < out.end(v) && !aside[v]; arc++) {
        int to = out.target(arc);
        if (!aside[to] && last[to] != v) {
          last[to] = v;
          core.addEdge(v, to, arc);
        }
      }
    }
    List<Set<Integer>> sets =
        new KosarajuStrongConnectivityInspector<>(core).stronglyConnectedSets();
    for (Set<Integer> set : sets) {
      for (int v : set) {
        component[v] = count;
      }
      count++;
    }
    return component;
  }

  /** What may lie on cycles. Nobody looks an edge up by its ends, so no index of these is kept. */
  private static final class Core extends AbstractBaseGraph<Integer, Integer> {

    private static final long serialVersionUID = 1L;

    Core() {
      super(
          null,
          null,
          DefaultGraphType.directedPseudograph().asUnweighted(),
          new DefaultGraphSpecificsStrategy<>());
    }
  }

  /** Sets aside what no arc leads to but from what is set aside, one after the other. */
  private void setAside(Adjacency in, Adjacency out, boolean[] aside) {
    int[] waiting = new int[vertices];
    int[] open = new int[vertices];
    int end = 0;
    for (int v = 0; v < vertices; v++) {
      for (int arc = in.first(v); arc < in.end(v); arc++) {
        waiting[v] += aside[in.target(arc)] ? 0 : 1;
      }
      if (waiting[v] == 0 && !aside[v]) {
        open[end++] = v;
      }
    }
    for (int at = 0; at < end; at++) {
      aside[open[at]] = true;
      for (int arc = out.first(open[at]); arc < out.end(open[at]); arc++) {
        if (--waiting[out.target(arc)] == 0 && !aside[out.target(arc)]) {
          open[end++] = out.target(arc);
        }
      }
    }
  }
}
