package dev.kindling.condensation;

import java.util.Arrays;

/**
 * The arcs of a graph over numbered vertices, by the vertex that they leave: two arrays, so that
 * hundreds of thousands of arcs cost little.
 */
public final class Arcs {

  private final int[] starts;
  private final int[] targets;

  private Arcs(int[] starts, int[] targets) {
    this.starts = starts;
    this.targets = targets;
  }

  /** Row v holds where the arcs of v lead. */
  static Arcs of(int[][] rows) {
    int[] starts = new int[rows.length + 1];
    for (int v = 0; v < rows.length; v++) {
      starts[v + 1] = starts[v] + rows[v].length;
    }
    int[] targets = new int[starts[rows.length]];
    for (int v = 0; v < rows.length; v++) {
      System.arraycopy(rows[v], 0, targets, starts[v], rows[v].length);
    }
    return new Arcs(starts, targets);
  }

  /** The same arcs, each turned round; those of a vertex sorted by where they lead. */
  Arcs reversed() {
    int[] from = new int[starts.length];
    for (int target : targets) {
      from[target + 1]++;
    }
    for (int v = 0; v < size(); v++) {
      from[v + 1] += from[v];
    }
    int[] back = new int[targets.length];
    int[] next = from.clone();
    for (int v = 0; v < size(); v++) {
      for (int i = first(v); i < end(v); i++) {
        back[next[targets[i]]++] = v;
      }
    }
    return new Arcs(from, back);
  }

  /** How many vertices there are. */
  public int size() {
    return starts.length - 1;
  }

  /** How many arcs there are. */
  public int count() {
    return targets.length;
  }

  /** The first arc of a vertex; its arcs are numbered on end. */
  public int first(int vertex) {
    return starts[vertex];
  }

  /** One past the last arc of a vertex. */
  public int end(int vertex) {
    return starts[vertex + 1];
  }

  /** Where an arc leads. */
  public int target(int arc) {
    return targets[arc];
  }

  /** How many arcs leave a vertex. */
  public int degree(int vertex) {
    return end(vertex) - first(vertex);
  }

  /** The arc between two vertices, -1 if there is none; the arcs of a vertex must be sorted. */
  public int find(int from, int to) {
    int at = Arrays.binarySearch(targets, first(from), end(from), to);
    return at < 0 ? -1 : at;
  }
}
