package dev.kindling.graph;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The arcs of a graph over numbered vertices, by the vertex that they leave: two arrays, so that
 * hundreds of thousands of arcs cost little.
 */
public final class Adjacency {

  private final int[] starts;
  private final int[] targets;

  private Adjacency(int[] starts, int[] targets) {
    this.starts = starts;
    this.targets = targets;
  }

  /** Row v holds where the arcs of v lead. */
  public static Adjacency of(int[][] rows) {
    Builder builder = new Builder(rows.length);
    for (int v = 0; v < rows.length; v++) {
      for (int target : rows[v]) {
        builder.add(v, target);
      }
    }
    return builder.build();
  }

  /** The same arcs, each turned round; those of a vertex sorted by where they lead. */
  public Adjacency reversed() {
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

  /** Names where the arcs of a vertex lead, in their order. */
  public void each(int vertex, IntConsumer target) {
    for (int arc = first(vertex); arc < end(vertex); arc++) {
      target.accept(targets[arc]);
    }
  }

  /** Where the arcs of a vertex lead, in their order. */
  public IntStream targets(int vertex) {
    return Arrays.stream(targets, first(vertex), end(vertex));
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
  public static final class Builder {

    private final int vertices;
    private int[] from;
    private int[] to;
    private int count;

    public Builder(int vertices) {
      this(vertices, 64);
    }

    /**
     * @param expected about how many arcs there will be
     */
    public Builder(int vertices, int expected) {
      this.vertices = vertices;
      this.from = new int[Math.max(1, expected)];
      this.to = new int[from.length];
    }

    public void add(int source, int target) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
      }
      from[count] = source;
      to[count++] = target;
    }

    public Adjacency build() {
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
      return new Adjacency(starts, targets);
    }
  }
}
