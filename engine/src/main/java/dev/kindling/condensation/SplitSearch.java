package dev.kindling.condensation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Searches the best way to put the nodes of a knot into tasks: the fewest absorbed nodes, then the
 * fewest groups, then the fewest links given up, and among equals the one that joins the first tie
 * in Kedro's order on which they differ. Every tie is joined that can be: one is given up only
 * where joining its ends would put a pinned node into one task with Spark nodes.
 *
 * <p>Branch and bound: a tie is joined, or it is promised that the others will forbid it in the
 * end. A promise that cannot be kept any more, or costs that have grown past the best plan so far,
 * end a branch. What is forbidden once stays so, since tasks only grow.
 */
final class SplitSearch {

  private final Knot knot;
  private final long mostSteps;
  private long steps;
  private boolean cutOff;
  private Partition best;

  private SplitSearch(Knot knot, Partition first, long mostSteps) {
    this.knot = knot;
    this.best = first;
    this.mostSteps = mostSteps;
  }

  /**
   * What was found.
   *
   * @param tasks the best tasks that were met
   * @param best whether no others are better
   * @param least no plan has fewer groups than that
   */
  record Found(Partition tasks, boolean best, int least) {}

  /**
   * Searches.
   *
   * @param start the tasks that there are already
   * @param mostSteps after so many the search is given up
   */
  static Found search(Knot knot, Partition start, long mostSteps) {
    Partition first = start.copy();
    joinAll(knot, first, Long.MAX_VALUE);
    SplitSearch search = new SplitSearch(knot, first, mostSteps);
    int least = start.chain();
    search.branch(start, new BitSet(), new BitSet());
    return new Found(search.best, !search.cutOff, search.cutOff ? least : search.best.groups());
  }

  /**
   * Joins one tie after the other wherever nothing forbids it: those first that absorb nothing,
   * then the one that absorbs least; among equals in Kedro's order.
   *
   * @param effort how many looks at a node or an edge it may take, about
   */
  static void joinAll(Knot knot, Partition tasks, long effort) {
    long tries = effort / (knot.size() + knot.ties().size());
    BitSet forbidden = new BitSet();
    while (true) {
      int price = Integer.MAX_VALUE;
      BitSet cheapest = new BitSet();
      for (int i = 0; i < knot.ties().size(); i++) {
        Knot.Tie tie = knot.ties().get(i);
        if (forbidden.get(i) || !tasks.active(tie) || tasks.joined(tie)) {
          continue;
        }
        if (tries-- <= 0) {
          return;
        }
        BitSet closure = tasks.closure(tie);
        int absorbed = tasks.absorbedBy(closure);
        if (tasks.forbidden(closure)) {
          forbidden.set(i);
        } else if (absorbed == 0) {
          tasks.join(closure);
          price = 0;
        } else if (absorbed < price) {
          price = absorbed;
          cheapest = closure;
        }
      }
      if (price == Integer.MAX_VALUE) {
        return;
      }
      if (price > 0) {
        tasks.join(cheapest);
      }
    }
  }

  /**
   * Takes a branch to its end.
   *
   * @param forbidden ties known to be forbidden, by their number
   * @param promised ties that must be forbidden in the end
   */
  private void branch(Partition tasks, BitSet forbidden, BitSet promised) {
    if (steps == mostSteps) {
      cutOff = true;
      return;
    }
    steps++;
    BitSet apart = (BitSet) forbidden.clone();
    int choice = -1;
    BitSet joining = new BitSet();
    boolean kept = true;
    for (int i = 0; i < knot.ties().size(); i++) {
      Knot.Tie tie = knot.ties().get(i);
      if (tasks.joined(tie)) {
        if (promised.get(i)) {
          return;
        }
      } else if (tasks.active(tie) && !apart.get(i)) {
        BitSet closure = tasks.closure(tie);
        if (tasks.forbidden(closure)) {
          apart.set(i);
        } else if (promised.get(i)) {
          kept = false;
        } else if (choice < 0) {
          choice = i;
          joining = closure;
        }
      }
    }
    BitSet givenUp = (BitSet) apart.clone();
    givenUp.or(promised);
    if (!mayBeBetter(tasks, givenUp)) {
      return;
    }
    if (choice < 0) {
      if (kept && isBetter(tasks, best)) {
        best = tasks;
      }
      return;
    }
    Partition joined = tasks.copy();
    joined.join(joining);
    branch(joined, apart, promised);
    BitSet more = (BitSet) promised.clone();
    more.set(choice);
    if (canKeep(tasks, apart, more)) {
      branch(tasks, apart, more);
    }
  }

  /** Whether every promised tie can still be forbidden, if all others were joined. */
  private boolean canKeep(Partition tasks, BitSet forbidden, BitSet promised) {
    Partition all = tasks.copy();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (int i = 0; i < knot.ties().size(); i++) {
        Knot.Tie tie = knot.ties().get(i);
        if (!forbidden.get(i) && !promised.get(i) && all.active(tie) && !all.joined(tie)) {
          all.join(all.closure(tie));
          grown = true;
        }
      }
    }
    return promised.stream().allMatch(i -> all.forbidden(all.closure(knot.ties().get(i))));
  }

  /** Whether tasks that grow from these can be better than the best so far. */
  private boolean mayBeBetter(Partition tasks, BitSet givenUp) {
    int[] cost = cost(best);
    int links = 0;
    for (int i = givenUp.nextSetBit(0); i >= 0; i = givenUp.nextSetBit(i + 1)) {
      links += knot.ties().get(i).link() ? 1 : 0;
    }
    int order = Arrays.compare(new int[] {tasks.absorbed(), tasks.chain(), links}, cost);
    return order < 0 || (order == 0 && joinsEarlier(i -> !givenUp.get(i)));
  }

  private boolean isBetter(Partition tasks, Partition than) {
    int order = Arrays.compare(cost(tasks), cost(than));
    return order < 0 || (order == 0 && joinsEarlier(i -> tasks.joined(knot.ties().get(i))));
  }

  private static int[] cost(Partition tasks) {
    return new int[] {tasks.absorbed(), tasks.groups(), tasks.apart()};
  }

  /** Whether the first tie that only one of the two joins is not the best's. */
  private boolean joinsEarlier(IntPredicate joins) {
    for (int i = 0; i < knot.ties().size(); i++) {
      boolean theirs = best.joined(knot.ties().get(i));
      if (joins.test(i) != theirs) {
        return !theirs;
      }
    }
    return false;
  }
}
