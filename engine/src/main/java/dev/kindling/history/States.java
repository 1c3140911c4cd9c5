package dev.kindling.history;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.git.Commit;
import dev.kindling.git.GitRevision;
import dev.kindling.git.ProjectHistory;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of a project, the newest first. Commits in a row that hold the same files of the
 * project are one state, which began with the oldest of them; it is planned once.
 */
final class States {

  private final ProjectHistory history;
  private final Planning planning;
  private @Nullable Commit ahead;
  private boolean begun;

  States(ProjectHistory history, Planning planning) {
    this.history = history;
    this.planning = planning;
  }

  /** The state before the one that was given last. */
  Optional<State> next() throws IOException {
    if (!begun) {
      begun = true;
      ahead = history.next().orElse(null);
    }
    Commit oldest = ahead;
    if (oldest == null) {
      return Optional.empty();
    }
    ahead = history.next().orElse(null);
    while (ahead != null && Objects.equals(ahead.tree(), oldest.tree())) {
      oldest = ahead;
      ahead = history.next().orElse(null);
    }
    return Optional.of(state(oldest));
  }

  private State state(Commit commit) throws IOException {
    if (commit.tree() == null) {
      return State.absent(commit);
    }
    try (GitRevision revision = history.export(commit)) {
      Explanation explained = planning.plan(revision, commit.shortId());
      return explained == null ? State.absent(commit) : State.planned(commit, explained);
    } catch (InvalidInput | UnreadPipeline e) {
      return State.unread(commit, String.valueOf(e.getMessage()));
    }
  }
}
