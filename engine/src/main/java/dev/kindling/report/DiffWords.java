package dev.kindling.report;

import dev.kindling.explanation.Cause;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.Kind;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;
import dev.kindling.report.style.Summary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that every format uses for a difference. */
final class DiffWords {

  private DiffWords() {}

  /** {@code 2 nodes changed verdict, 1 changed task; 1 new finding}. */
  static String summary(PlanDiff diff) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long n = diff.nodes().stream().filter(node -> node.kind() == kind).count();
      if (n > 0) {
        parts.add(Summary.count(n, "node") + " " + did(kind, n));
      }
    }
    if (!diff.newFindings().isEmpty()) {
      parts.add(Summary.count(diff.newFindings().size(), "new finding"));
    }
    if (!diff.goneFindings().isEmpty()) {
      parts.add(Summary.count(diff.goneFindings().size(), "finding") + " gone");
    }
    return parts.isEmpty() ? "no difference" : String.join(", ", parts);
  }

  private static String did(Kind kind, long n) {
    return switch (kind) {
      case VERDICT -> "changed verdict";
      case NEW -> n == 1 ? "is new" : "are new";
      case GONE -> n == 1 ? "is gone" : "are gone";
      case TASK -> "changed task";
      case REASON -> "changed reason";
    };
  }

  /** What happened to the node: {@code default → pyspark}. */
  static String verdict(NodeDiff node) {
    Verdict before = node.before();
    Verdict after = node.after();
    if (before == null) {
      return "new, " + type(after);
    }
    if (after == null) {
      return "gone, was " + type(before);
    }
    return before.type() == after.type() ? type(after) : before.type() + " → " + after.type();
  }

  /** The task, or the two: {@code train → pyspark_clean}. */
  static String task(NodeDiff node) {
    String before = node.before() == null ? "" : node.before().task();
    String after = node.after() == null ? "" : node.after().task();
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return before.isEmpty() ? after : before;
    }
    return before + " → " + after;
  }

  static String reason(Derivation reason) {
    return reason.criterion() + ": " + reason.message();
  }

  /** What is new or gone elsewhere: {@code `clean` is marked, type-hint: …}. */
  static String cause(Cause cause) {
    String first = "`" + cause.nodes().get(0) + "`";
    String last = "`" + cause.nodes().get(cause.nodes().size() - 1) + "`";
    String by = cause.datasets().isEmpty() ? "" : " by " + String.join(", ", cause.datasets());
    String because = cause.because() == null ? "" : ", " + reason(cause.because());
    return switch (cause.kind()) {
      case MARK -> first + " is marked" + because;
      case PIN -> first + " is pinned" + because;
      case EDGE -> first + " feeds " + last + by;
      case PAIR -> first + " and " + last + " are to share a task" + because;
      case TASK -> first + " and " + last + " share a task";
    };
  }

  private static String type(@Nullable Verdict verdict) {
    return verdict == null ? "" : verdict.type().toString();
  }
}
