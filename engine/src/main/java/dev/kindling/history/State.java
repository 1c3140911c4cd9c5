package dev.kindling.history;

import dev.kindling.explanation.Explanation;
import dev.kindling.git.Commit;
import dev.kindling.plan.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The project as it was from one commit on, until the next state began.
 *
 * @param commit with which it began; null for what is in the work tree
 * @param explained the plan; null where there is none
 * @param failure why there is no plan although the project is there; empty otherwise
 */
public record State(@Nullable Commit commit, @Nullable Explanation explained, String failure) {

  static State planned(@Nullable Commit commit, Explanation explained) {
    return new State(commit, explained, "");
  }

  /** A commit whose project cannot be planned. */
  static State unread(Commit commit, String failure) {
    return new State(commit, null, failure);
  }

  /** Commits that do not have the project. */
  static State absent(Commit commit) {
    return new State(commit, null, "");
  }

  /** Whether the project is there and cannot be planned. */
  public boolean unread() {
    return !failure.isEmpty();
  }

  /** Whether there is a plan with that node. */
  boolean has(String node) {
    return verdict(node) != null;
  }

  /** What was decided about a node; null where it is not there, or no plan. */
  @Nullable Verdict verdict(String node) {
    return explained == null
        ? null
        : explained.plan().nodes().stream()
            .filter(verdict -> verdict.node().equals(node))
            .findFirst()
            .orElse(null);
  }

  /** Whether there is a plan of which parts may be missing. */
  public boolean incomplete() {
    return explained != null && !explained.project().unread().isEmpty();
  }
}
