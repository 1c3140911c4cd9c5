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
    Builder builder = new Builder(rows.length);
    for (int v = 0; v < rows.length; v++) {
      for (int target : rows[v]) {
        builder.add(v, target);
      }
    }
    return builder.build();
  }

  /** The same arcs, each turned round; those of a vertex sorted by where they lead. */
  Arcs reversed() {
    Builder builder = new Builder(size(), count());
    for (int v = 0; v < size(); v++) {
      for (int arc = first(v); arc < end(v); arc++) {
        builder.add(target(arc), v);
      }
    }
    return builder.build();
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

  /** The vertex that an arc leaves. */
  int source(int arc) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle + 1] > arc) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
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

  /** Collects arcs; those of one vertex keep the order in which they come. */
  static final class Builder {

    private final int vertices;
    private int[] from;
    private int[] to;
    private int count;

    Builder(int vertices) {
      this(vertices, 64);
    }

    /**
     * @param expected about how many arcs there will be
     */
    Builder(int vertices, int expected) {
      this.vertices = vertices;
      this.from = new int[Math.max(1, expected)];
      this.to = new int[from.length];
    }

    void add(int source, int target) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
      }
      from[count] = source;
      to[count++] = target;
    }

    Arcs build() {
      int[] starts = new int[vertices + 1];
      for (int i = 0; i < count; i++) {
        starts[from[i] + 1]++;
      }
      for (int v = 0; v < vertices; v++) {
        starts[v + 1] += starts[v];
      }
      int[] targets = new int[count];
      int[] next = starts.clone();
      for (int i = 0; i < count; i++) {
        targets[next[from[i]]++] = to[i];
      }
      return new Arcs(starts, targets);
    }
  }
}
