package dev.kindling.condensation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The tasks that the nodes of a knot are put into so far. It begins with every node by itself;
 * joining two nodes joins their tasks and all that lies on a cycle with them then, and default
 * nodes of a task with Spark nodes become Spark nodes.
 */
final class Partition {

  private final Knot knot;

  /** By place, the least place of its task. */
  private final int[] task;

  /** By place, the next place of its task, round and round. */
  private final int[] ring;

  private final BitSet spark;

  private Partition(Knot knot, int[] task, int[] ring, BitSet spark) {
    this.knot = knot;
    this.task = task;
    this.ring = ring;
    this.spark = spark;
  }

  /**
   * The tasks that there are.
   *
   * @param vertex by node, its task
   * @param spark the Spark nodes
   */
  static Partition of(Knot knot, IntUnaryOperator vertex, BitSet spark) {
    int[] task = new int[knot.size()];
    int[] ring = new int[knot.size()];
    BitSet here = new BitSet();
    Map<Integer, Integer> firsts = new HashMap<>();
    for (int i = 0; i < task.length; i++) {
      Integer first = firsts.putIfAbsent(vertex.applyAsInt(knot.nodes()[i]), i);
      task[i] = first == null ? i : first;
      ring[i] = first == null ? i : ring[first];
      ring[task[i]] = i;
      here.set(i, spark.get(knot.nodes()[i]));
    }
    return new Partition(knot, task, ring, here);
  }

  Partition copy() {
    return new Partition(knot, task.clone(), ring.clone(), (BitSet) spark.clone());
  }

  boolean joined(Knot.Tie tie) {
    return task[tie.one()] == task[tie.other()];
  }

  /** Whether it can join its ends: a link always, an edge between Spark nodes alone. */
  boolean active(Knot.Tie tie) {
    return tie.link() || (spark.get(tie.one()) && spark.get(tie.other()));
  }

  /** What would be one task if the ends of a tie were. */
  BitSet closure(Knot.Tie tie) {
    BitSet closure = reach(tie, knot.out());
    closure.and(reach(tie, knot.in()));
    return closure;
  }

  private BitSet reach(Knot.Tie tie, int[][] arcs) {
    BitSet reached = new BitSet(task.length);
    int[] open = new int[task.length];
    int end = add(tie.one(), reached, open, 0);
    end = add(tie.other(), reached, open, end);
    for (int at = 0; at < end; at++) {
      for (int next : arcs[open[at]]) {
        end = add(next, reached, open, end);
      }
    }
    return reached;
  }

  private int add(int place, BitSet reached, int[] open, int end) {
    int last = end;
    for (int i = place; !reached.get(i); i = ring[i]) {
      reached.set(i);
      open[last++] = i;
    }
    return last;
  }

  /** Whether these cannot be one task: a pinned node would be with Spark nodes. */
  boolean forbidden(BitSet places) {
    return places.intersects(knot.pinned()) && places.intersects(spark);
  }

  /** How many of these would become Spark nodes if they were one task. */
  int absorbedBy(BitSet places) {
    if (!places.intersects(spark)) {
      return 0;
    }
    BitSet more = (BitSet) places.clone();
    more.andNot(spark);
    return more.cardinality();
  }

  /** Makes one task of these, which are whole tasks. */
  void join(BitSet places) {
    int first = places.nextSetBit(0);
    int last = first;
    for (int i = first; i >= 0; i = places.nextSetBit(i + 1)) {
      task[i] = first;
      ring[last] = i;
      ring[i] = first;
      last = i;
    }
    if (places.intersects(spark)) {
      spark.or(places);
    }
  }

  /** How many nodes are Spark nodes that were none at the start. */
  int absorbed() {
    return spark.cardinality() - knot.marked().cardinality();
  }

  /** How many tasks there are. */
  int tasks() {
    int tasks = 0;
    for (int i = 0; i < task.length; i++) {
      tasks += task[i] == i ? 1 : 0;
    }
    return tasks;
  }

  /** How many tasks have Spark nodes. */
  int groups() {
    int groups = 0;
    for (int i = spark.nextSetBit(0); i >= 0; i = spark.nextSetBit(i + 1)) {
      groups += task[i] == i ? 1 : 0;
    }
    return groups;
  }

  /** How many links lead from one task to another. */
  int apart() {
    int apart = 0;
    for (Knot.Tie tie : knot.ties()) {
      apart += tie.link() && !joined(tie) ? 1 : 0;
    }
    return apart;
  }

  /**
   * The most Spark tasks of which no two can be one, by a chain: from each to the next leads a way
   * through a pinned node.
   */
  int chain() {
    int[] order = new int[task.length];
    int[] waiting = new int[task.length];
    int end = 0;
    for (int i = 0; i < task.length; i++) {
      for (int next : knot.out()[i]) {
        waiting[task[next]] += task[next] == task[i] ? 0 : 1;
      }
    }
    for (int i = 0; i < task.length; i++) {
      if (task[i] == i && waiting[i] == 0) {
        order[end++] = i;
      }
    }
    // Spark tasks so far on the best chain that ends here: with its last one met at once, or behind
    // a pinned node.
    int[] open = new int[task.length];
    int[] passed = new int[task.length];
    int longest = 0;
    for (int at = 0; at < end; at++) {
      int first = order[at];
      if (spark.get(first)) {
        open[first] = Math.max(Math.max(open[first], 1), passed[first] + 1);
        longest = Math.max(longest, open[first]);
      } else if (holdsPin(first)) {
        passed[first] = Math.max(passed[first], open[first]);
        open[first] = 0;
      }
      int i = first;
      do {
        for (int next : knot.out()[i]) {
          int to = task[next];
          if (to != first) {
            open[to] = Math.max(open[to], open[first]);
            passed[to] = Math.max(passed[to], passed[first]);
            if (--waiting[to] == 0) {
              order[end++] = to;
            }
          }
        }
        i = ring[i];
      } while (i != first);
    }
    return longest;
  }

  private boolean holdsPin(int first) {
    int i = first;
    do {
      if (knot.pinned().get(i)) {
        return true;
      }
      i = ring[i];
    } while (i != first);
    return false;
  }
}
