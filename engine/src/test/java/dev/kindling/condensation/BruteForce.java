package dev.kindling.condensation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The best plan of a small graph, by trying everything. It shares nothing with the engine. A plan
 * grows from every node by itself: the ends of an edge between Spark nodes, or of a link, are made
 * one task, with all that then lies on a cycle with them; default nodes in a task with Spark nodes
 * become Spark nodes; a pinned node is never with Spark nodes. Every plan in which nothing further
 * can be joined is looked at, whatever the order in which it came about.
 */
final class BruteForce {

  /** Feeds, or is to share a task; an edge leads from one to other. */
  record Tie(int one, int other, boolean link) {}

  /** By node the least node of its task; the Spark nodes as bits. */
  record State(List<Integer> task, int spark) {}

  final int size;
  final List<Tie> ties;
  final int marked;
  final int pinned;

  BruteForce(int size, List<Tie> ties, int marked, int pinned) {
    this.size = size;
    this.ties = ties;
    this.marked = marked;
    this.pinned = pinned;
  }

  /** Every plan in which nothing further can be joined. */
  Set<State> plans() {
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      alone.add(i);
    }
    State start = new State(alone, marked);
    Set<State> seen = new HashSet<>(Set.of(start));
    List<State> open = new ArrayList<>(seen);
    Set<State> ends = new HashSet<>();
    while (!open.isEmpty()) {
      State state = open.remove(open.size() - 1);
      boolean grown = false;
      for (Tie tie : ties) {
        State next = joined(state, tie);
        if (next != null) {
          grown = true;
          if (seen.add(next)) {
            open.add(next);
          }
        }
      }
      if (!grown) {
        ends.add(state);
      }
    }
    return ends;
  }

  private State joined(State state, Tie tie) {
    boolean active =
        tie.link()
            || ((state.spark() >> tie.one() & 1) == 1 && (state.spark() >> tie.other() & 1) == 1);
    if (!active || state.task().get(tie.one()).equals(state.task().get(tie.other()))) {
      return null;
    }
    int both = 1 << tie.one() | 1 << tie.other();
    int closure = reach(state, both, true) & reach(state, both, false);
    if ((closure & pinned) != 0 && (closure & state.spark()) != 0) {
      return null;
    }
    List<Integer> task = new ArrayList<>(state.task());
    for (int i = 0; i < size; i++) {
      if ((closure >> i & 1) == 1) {
        task.set(i, Integer.numberOfTrailingZeros(closure));
      }
    }
    int spark = (closure & state.spark()) != 0 ? state.spark() | closure : state.spark();
    return new State(task, spark);
  }

  private int reach(State state, int from, boolean along) {
    int reached = from;
    int before = 0;
    while (before != reached) {
      before = reached;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if ((reached >> i & 1) == 1 && state.task().get(i).equals(state.task().get(j))) {
            reached |= 1 << j;
          }
        }
      }
      for (Tie tie : ties) {
        if (!tie.link()) {
          int start = along ? tie.one() : tie.other();
          int end = along ? tie.other() : tie.one();
          if ((reached >> start & 1) == 1) {
            reached |= 1 << end;
          }
        }
      }
    }
    return reached;
  }

  /**
   * The fewest absorbed, then the fewest groups, then the fewest links apart, then earliest ties.
   */
  State best() {
    List<State> plans = new ArrayList<>(plans());
    plans.sort((a, b) -> Arrays.compare(cost(a), cost(b)));
    return plans.get(0);
  }

  /** Absorbed nodes, groups, links given up, and for each tie in order 0 if it joins its ends. */
  int[] cost(State state) {
    int[] cost = new int[3 + ties.size()];
    cost[0] = Integer.bitCount(state.spark()) - Integer.bitCount(marked);
    Set<Integer> groups = new HashSet<>();
    for (int i = 0; i < size; i++) {
      if ((state.spark() >> i & 1) == 1) {
        groups.add(state.task().get(i));
      }
    }
    cost[1] = groups.size();
    for (int i = 0; i < ties.size(); i++) {
      Tie tie = ties.get(i);
      boolean apart = !state.task().get(tie.one()).equals(state.task().get(tie.other()));
      cost[2] += apart && tie.link() ? 1 : 0;
      cost[3 + i] = apart ? 1 : 0;
    }
    return cost;
  }

  /** The fewest groups of these Spark nodes, whatever made them such: connected, and no cycle. */
  int fewestGroups(int spark) {
    List<Integer> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if ((spark >> i & 1) == 1) {
        nodes.add(i);
      }
    }
    int[] task = new int[size];
    for (int i = 0; i < size; i++) {
      task[i] = i;
    }
    return fewest(nodes, 0, new ArrayList<>(), task);
  }

  private int fewest(List<Integer> nodes, int at, List<Integer> groups, int[] task) {
    if (at == nodes.size()) {
      List<Integer> tasks = Arrays.stream(task).boxed().toList();
      return groups.stream().allMatch(this::connected) && acyclic(tasks)
          ? groups.size()
          : Integer.MAX_VALUE;
    }
    int node = nodes.get(at);
    int least = Integer.MAX_VALUE;
    for (int g = 0; g <= groups.size(); g++) {
      List<Integer> more = new ArrayList<>(groups);
      if (g == groups.size()) {
        more.add(1 << node);
      } else {
        more.set(g, more.get(g) | 1 << node);
      }
      int[] put = task.clone();
      put[node] = Integer.numberOfTrailingZeros(more.get(g));
      least = Math.min(least, fewest(nodes, at + 1, more, put));
    }
    return least;
  }

  private boolean connected(int group) {
    int reached = Integer.lowestOneBit(group);
    int before = 0;
    while (before != reached) {
      before = reached;
      for (Tie tie : ties) {
        int ends = 1 << tie.one() | 1 << tie.other();
        if ((ends & ~group) == 0 && (ends & reached) != 0) {
          reached |= ends;
        }
      }
    }
    return reached == group;
  }

  private boolean acyclic(List<Integer> task) {
    State state = new State(task, 0);
    for (int i = 0; i < size; i++) {
      int own = 0;
      for (int j = 0; j < size; j++) {
        own |= task.get(j).equals(task.get(i)) ? 1 << j : 0;
      }
      if ((reach(state, 1 << i, true) & reach(state, 1 << i, false)) != own) {
        return false;
      }
    }
    return true;
  }
}
