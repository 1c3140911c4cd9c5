package dev.kindling.condensation;

import java.util.Arrays;

/**
 * The strongly connected components of a graph over numbered vertices: Tarjan's algorithm on
 * arrays, with a stack of its own, as recursion would overflow on large pipelines. Graphs of boxed
 * numbers took a tenth of the time of planning one.
 */
final class StrongComponents {

  private final int vertices;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int arcs;

  StrongComponents(int vertices) {
    this.vertices = vertices;
  }

  void arc(int start, int end) {
    if (arcs == from.length) {
      from = Arrays.copyOf(from, 2 * arcs);
      to = Arrays.copyOf(to, 2 * arcs);
    }
    from[arcs] = start;
    to[arcs++] = end;
  }

  /** Each vertex's component, numbered from 0 in no particular order. */
  int[] components() {
    return new Search(first(), targets()).run();
  }

  /** Where each vertex's arcs begin among the targets. */
  private int[] first() {
    int[] first = new int[vertices + 1];
    for (int arc = 0; arc < arcs; arc++) {
      first[from[arc] + 1]++;
    }
    for (int v = 0; v < vertices; v++) {
      first[v + 1] += first[v];
    }
    return first;
  }

  private int[] targets() {
    int[] next = first();
    int[] targets = new int[arcs];
    for (int arc = 0; arc < arcs; arc++) {
      targets[next[from[arc]]++] = to[arc];
    }
    return targets;
  }

  private static final class Search {

    private final int[] first;
    private final int[] targets;
    private final int vertices;

    /** When a vertex was met, from 1; 0 for one that was not. */
    private final int[] met;

    /** The earliest vertex, still without a component, that can be reached. */
    private final int[] low;

    private final int[] component;
    private final int[] next;
    private final int[] path;
    private final int[] open;
    private int opened;
    private int time;
    private int components;

    Search(int[] first, int[] targets) {
      this.first = first;
      this.targets = targets;
      this.vertices = first.length - 1;
      this.met = new int[vertices];
      this.low = new int[vertices];
      this.component = new int[vertices];
      this.next = Arrays.copyOf(first, vertices);
      this.path = new int[vertices];
      this.open = new int[vertices];
      Arrays.fill(component, -1);
    }

    int[] run() {
      for (int v = 0; v < vertices; v++) {
        if (met[v] == 0) {
          from(v);
        }
      }
      return component;
    }

    private void from(int root) {
      int depth = 0;
      path[0] = root;
      enter(root);
      while (depth >= 0) {
        int v = path[depth];
        if (next[v] < first[v + 1]) {
          int target = targets[next[v]++];
          if (met[target] == 0) {
            path[++depth] = target;
            enter(target);
          } else if (component[target] < 0) {
            low[v] = Math.min(low[v], met[target]);
          }
        } else {
          leave(v);
          depth--;
          if (depth >= 0) {
            low[path[depth]] = Math.min(low[path[depth]], low[v]);
          }
        }
      }
    }

    private void enter(int v) {
      met[v] = ++time;
      low[v] = time;
      open[opened++] = v;
    }

    /** What is open from the vertex on is a component, where it reaches nothing earlier. */
    private void leave(int v) {
      if (low[v] == met[v]) {
        int last;
        do {
          last = open[--opened];
          component[last] = components;
        } while (last != v);
        components++;
      }
    }
  }
}
