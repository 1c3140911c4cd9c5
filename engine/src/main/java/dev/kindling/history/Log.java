package dev.kindling.history;

import dev.kindling.explanation.PlanDiff;
import dev.kindling.git.Commit;
import dev.kindling.git.ProjectHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commits that changed a verdict, a task, a reason or a finding, the newest first. A commit
 * that cannot be planned is one of them, since it may have changed any; the one after it is
 * compared with what was before both.
 */
public final class Log {

  /** What is done with a commit as soon as it is known. */
  @FunctionalInterface
  public interface Taker {
    void take(Entry entry) throws IOException;
  }

  /**
   * What was handed over.
   *
   * @param taken how many commits
   * @param unread those that could not be planned, or not in full
   * @param cut whether a shallow clone ends before the history does
   */
  public record Result(int taken, int unread, boolean cut) {}

  private final ProjectHistory history;
  private final States states;
  private final Predicate<Commit> wanted;
  private final @Nullable String node;
  private final int most;
  private final Taker taker;
  private int taken;
  private int unread;

  /** The newest state that was not compared yet; null where there is none. */
  private @Nullable State newer;

  /** What cannot be planned between that and the state that comes next. */
  private final List<State> between = new ArrayList<>();

  /**
   * @param wanted which commits are looked at; the first that is not ends the log
   * @param node the log is about this node alone; null for all of the plan
   * @param most no more commits than these are handed over
   */
  public Log(
      ProjectHistory history,
      Planning planning,
      Predicate<Commit> wanted,
      @Nullable String node,
      int most,
      Taker taker) {
    this.history = history;
    this.states = new States(history, planning);
    this.wanted = wanted;
    this.node = node;
    this.most = most;
    this.taker = taker;
  }

  /** Hands over the commits. */
  public Result write() throws IOException {
    while (taken < most) {
      State state = states.next().orElse(null);
      if (state == null) {
        boolean cut = history.shallow() && newer != null && newer.explained() != null;
        if (!cut) {
          compare(null);
        }
        flush();
        return new Result(taken, unread, cut);
      }
      boolean ends = !wanted.test(commit(state));
      if (state.unread()) {
        if (!ends) {
          between.add(state);
        }
        continue;
      }
      compare(state);
      flush();
      if (ends) {
        break;
      }
      newer = state;
    }
    return new Result(taken, unread, false);
  }

  /** Compares what waits with the state before it. */
  private void compare(@Nullable State older) throws IOException {
    if (newer == null) {
      return;
    }
    State now = newer;
    newer = null;
    if (now.explained() != null) {
      PlanDiff diff =
          older == null || older.explained() == null
              ? null
              : about(PlanDiff.of(older.explained(), now.explained()));
      boolean begins = diff == null && (node == null || now.has(node));
      if (begins || diff != null && !diff.isEmpty()) {
        hand(new Entry(commit(now), now.explained().plan(), diff, "", now.incomplete()));
      }
    } else if (older != null && older.explained() != null && (node == null || older.has(node))) {
      hand(new Entry(commit(now), null, null, "", false));
    }
  }

  private void flush() throws IOException {
    for (State state : between) {
      hand(new Entry(commit(state), null, null, state.failure(), false));
    }
    between.clear();
  }

  private void hand(Entry entry) throws IOException {
    if (taken < most) {
      taken++;
      unread += entry.incomplete() || !entry.failure().isEmpty() ? 1 : 0;
      taker.take(entry);
    }
  }

  /** What of a difference concerns the node of the log. */
  private PlanDiff about(PlanDiff diff) {
    if (node == null) {
      return diff;
    }
    return new PlanDiff(
        diff.base(),
        diff.head(),
        diff.nodes().stream().filter(each -> each.node().equals(node)).toList(),
        diff.newFindings().stream().filter(each -> node.equals(each.node())).toList(),
        diff.goneFindings().stream().filter(each -> node.equals(each.node())).toList());
  }

  private static Commit commit(State state) {
    return Objects.requireNonNull(state.commit());
  }
}
