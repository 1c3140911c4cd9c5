package dev.kindling.history;

import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.git.Commit;
import dev.kindling.plan.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Since when a node has its verdict.
 *
 * @param verdict what it is now
 * @param commit with which the verdict came, or with which a default node left Spark; null where
 *     that is not committed yet, or not known here
 * @param unread commits that cannot be planned, or not in full, any of which may have brought it
 *     instead, the newest first
 * @param change what was different in the commit; null where none is known
 */
public record Standing(
    Verdict verdict,
    Since since,
    @Nullable Commit commit,
    List<Commit> unread,
    @Nullable NodeDiff change) {

  public Standing {
    unread = List.copyOf(unread);
  }

  /** Where in the history the verdict came. */
  public enum Since {
    /** With a commit. */
    COMMIT,
    /** It is in the work tree alone. */
    UNCOMMITTED,
    /** Before the oldest commit of a shallow clone. */
    OLDER,
    /** A default node that was never on Spark. */
    ALWAYS
  }

  /** Whether the answer may be another one, since commits could not be read. */
  public boolean uncertain() {
    return since == Since.OLDER || !unread.isEmpty();
  }
}
