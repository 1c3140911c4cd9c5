package dev.kindling.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Breadth-first searches over numbered vertices. Where to go next is asked of the caller, so that
 * edges, pairs and whole groups can be steps. Among ways of one length that one is found whose
 * steps are named first.
 */
public final class BreadthFirst {

  /** In {@link #tree}: a vertex that the search began at. */
  public static final int ROOT = -1;

  /** In {@link #tree}: a vertex that is not reached. */
  public static final int NEVER = -2;

  private BreadthFirst() {}

  /** Where one step leads. */
  @FunctionalInterface
  public interface Steps {

    /** Names each vertex that one step leads to; in which order decides between equal ways. */
    void from(int vertex, IntConsumer next);
  }

  /** What these reach, themselves included. */
  public static BitSet reached(int size, BitSet from, Steps steps) {
    int[] tree = tree(size, from.stream().toArray(), steps, vertex -> false);
    BitSet reached = new BitSet(size);
    for (int v = 0; v < size; v++) {
      reached.set(v, tree[v] != NEVER);
    }
    return reached;
  }

  /** What a vertex reaches, itself included. */
  public static BitSet reached(int size, int from, Steps steps) {
    BitSet one = new BitSet(size);
    one.set(from);
    return reached(size, one, steps);
  }

  /**
   * A shortest way to a vertex that is wanted, both ends included; empty where none is reached. The
   * start itself is not asked for.
   */
  public static int[] path(int size, int start, IntPredicate wanted, Steps steps) {
    int[] found = {NEVER};
    int[] tree =
        tree(
            size,
            new int[] {start},
            steps,
            vertex -> {
              found[0] = wanted.test(vertex) ? vertex : NEVER;
              return found[0] == vertex;
            });
    int length = 0;
    for (int v = found[0]; v >= 0; v = tree[v]) {
      length++;
    }
    int[] path = new int[length];
    for (int v = found[0]; v >= 0; v = tree[v]) {
      path[--length] = v;
    }
    return path;
  }

  /** By vertex the one that it was reached from, {@link #ROOT} or {@link #NEVER}. */
  public static int[] tree(int size, int[] roots, Steps steps) {
    return tree(size, roots, steps, vertex -> false);
  }

  /** Ends where a vertex was met that is the last one to look for. */
  private static int[] tree(int size, int[] roots, Steps steps, IntPredicate last) {
    int[] cameFrom = new int[size];
    Arrays.fill(cameFrom, NEVER);
    int[] queue = new int[size];
    Search search = new Search(cameFrom, queue, last);
    for (int root : roots) {
      search.add(root, ROOT);
    }
    for (int at = 0; at < search.end && !search.over; at++) {
      int vertex = queue[at];
      steps.from(vertex, next -> search.step(vertex, next));
    }
    return cameFrom;
  }

  private static final class Search {

    private final int[] cameFrom;
    private final int[] queue;
    private final IntPredicate last;
    private int end;
    private boolean over;

    Search(int[] cameFrom, int[] queue, IntPredicate last) {
      this.cameFrom = cameFrom;
      this.queue = queue;
      this.last = last;
    }

    void step(int from, int to) {
      if (!over && cameFrom[to] == NEVER) {
        add(to, from);
        over = last.test(to);
      }
    }

    void add(int vertex, int from) {
      if (cameFrom[vertex] == NEVER) {
        cameFrom[vertex] = from;
        queue[end++] = vertex;
      }
    }
  }
}
