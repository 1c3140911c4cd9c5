package dev.kindling.history;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.NodeType;
import dev.kindling.git.Commit;
import dev.kindling.git.ProjectHistory;
import dev.kindling.plan.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since which commit each node has its verdict: the newest state of the project in which the node
 * was decided otherwise, or was not there, tells it. States are planned until every node has its
 * answer.
 */
public final class Blame {

  /** A node that has no answer yet. */
  private static final class Open {
    private final String node;
    private final NodeType type;

    /** The oldest state that is known to have the verdict. */
    private State since;

    /** What cannot be relied on, before that. */
    private final List<Commit> unread = new ArrayList<>();

    Open(Verdict verdict, State since) {
      this.node = verdict.node();
      this.type = verdict.type();
      this.since = since;
    }
  }

  private final Map<String, Standing> answers = new HashMap<>();
  private final Map<State, Map<String, NodeDiff>> changes = new IdentityHashMap<>();
  private final Explanation now;

  private Blame(Explanation now) {
    this.now = now;
  }

  /**
   * Asks the history.
   *
   * @param now the plan of what is in the work tree
   * @param nodes names of its nodes
   * @return the answers in the plan's order
   */
  public static List<Standing> of(
      Explanation now, Collection<String> nodes, ProjectHistory history, Planning planning)
      throws IOException {
    return new Blame(now).ask(nodes, history, new States(history, planning));
  }

  private List<Standing> ask(Collection<String> nodes, ProjectHistory history, States states)
      throws IOException {
    State worktree = State.planned(null, now);
    List<Open> open = new ArrayList<>();
    for (Verdict verdict : now.plan().nodes()) {
      if (nodes.contains(verdict.node())) {
        open.add(new Open(verdict, worktree));
      }
    }
    while (!open.isEmpty()) {
      Optional<State> older = states.next();
      if (older.isEmpty()) {
        open.forEach(each -> atTheEnd(each, history.shallow()));
        break;
      }
      changes.clear();
      open.removeIf(each -> answered(each, older.get()));
    }
    return now.plan().nodes().stream()
        .map(verdict -> answers.get(verdict.node()))
        .filter(Objects::nonNull)
        .toList();
  }

  private boolean answered(Open open, State older) {
    Verdict before = older.verdict(open.node);
    if (before != null && before.type() == open.type) {
      open.since = older;
      open.unread.clear();
      return false;
    }
    if (older.unread() || older.incomplete()) {
      open.unread.add(Objects.requireNonNull(older.commit()));
      return false;
    }
    if (before == null && open.type == NodeType.DEFAULT) {
      answer(open, Standing.Since.ALWAYS, null);
    } else {
      answer(open, place(open), change(open, older));
    }
    return true;
  }

  private void atTheEnd(Open open, boolean shallow) {
    if (shallow) {
      answer(open, Standing.Since.OLDER, null);
    } else if (open.type == NodeType.DEFAULT) {
      answer(open, Standing.Since.ALWAYS, null);
    } else {
      answer(open, place(open), appearance(open));
    }
  }

  private static Standing.Since place(Open open) {
    return open.since.commit() == null ? Standing.Since.UNCOMMITTED : Standing.Since.COMMIT;
  }

  private NodeDiff change(Open open, State older) {
    Explanation since = Objects.requireNonNull(open.since.explained());
    if (older.explained() == null) {
      return appearance(open);
    }
    Map<String, NodeDiff> changed = changes.get(open.since);
    if (changed == null) {
      changed = new HashMap<>();
      for (NodeDiff diff : PlanDiff.of(older.explained(), since).nodes()) {
        changed.put(diff.node(), diff);
      }
      changes.put(open.since, changed);
    }
    return Objects.requireNonNull(changed.get(open.node));
  }

  /** Of a node that was not there before. */
  private static NodeDiff appearance(Open open) {
    Verdict verdict = Objects.requireNonNull(open.since.verdict(open.node));
    return new NodeDiff(open.node, null, verdict, verdict.because(), List.of(), List.of());
  }

  private void answer(Open open, Standing.Since since, @Nullable NodeDiff change) {
    boolean told = since == Standing.Since.COMMIT;
    answers.put(
        open.node,
        new Standing(
            now.verdict(open.node), since, told ? open.since.commit() : null, open.unread, change));
  }
}
