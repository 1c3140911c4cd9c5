package dev.kindling.explanation;

import dev.kindling.detection.Conclusion;
import dev.kindling.detection.Decision;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Mark;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Derivation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The changes of a project, pins aside, that take away what verdicts rest on. */
final class Pieces {

  /** The type that stands for any entry that is not Spark's. */
  static final String OTHER_TYPE = "pandas.ParquetDataset";

  private Pieces() {}

  /** The changes that each take a piece from a proof. */
  static Set<Change> of(Proof proof, Decision decision) {
    Set<Change> changes = new LinkedHashSet<>();
    for (Proof each : proof.all()) {
      if (each.cycle().isPresent()) {
        for (Step step : each.cycle().get().steps()) {
          decision.sameTasks().stream()
              .filter(
                  link -> joins(link.fact(), step) && step.because().contains(link.derivation()))
              .forEach(link -> add(link, changes));
        }
      } else {
        decision.marks().stream()
            .filter(mark -> mark.fact().node().equals(each.node()))
            .filter(mark -> mark.derivation().equals(each.reason()))
            .forEach(mark -> add(mark, changes));
      }
    }
    return changes;
  }

  /** The changes that take a piece from any mark, or from any wish for one task. */
  static Set<Change> all(Decision decision) {
    Set<Change> changes = new LinkedHashSet<>();
    for (Conclusion<Mark> mark : decision.marks()) {
      if (!Grounds.isCycle(mark.derivation())) {
        add(mark, changes);
      }
    }
    decision.sameTasks().forEach(link -> add(link, changes));
    return changes;
  }

  /** The changes that together take away every mark of a node, but for those of cycles. */
  static Set<Change> marking(String node, Decision decision) {
    Set<Change> changes = new LinkedHashSet<>();
    for (Conclusion<Mark> mark : decision.marks()) {
      if (mark.fact().node().equals(node) && !Grounds.isCycle(mark.derivation())) {
        add(mark, changes);
      }
    }
    return changes;
  }

  /** Whether built-in rules alone concluded what a decision rests on. */
  static boolean builtInAlone(Decision decision) {
    return Stream.of(decision.marks(), decision.pins(), decision.sameTasks())
        .flatMap(conclusions -> conclusions.stream())
        .allMatch(conclusion -> isBuiltIn(conclusion.derivation()));
  }

  private static boolean isBuiltIn(Derivation derivation) {
    return UnmetCriteria.BUILT_IN.contains(derivation.criterion());
  }

  private static boolean joins(SameTask link, Step step) {
    return Set.of(link.node(), link.other()).equals(Set.of(step.from(), step.to()));
  }

  /** What its rule matched can change; the rules of an organization are its own to drop. */
  private static void add(Conclusion<?> conclusion, Set<Change> changes) {
    for (Object fact : conclusion.matched()) {
      if (fact instanceof Tag tag) {
        changes.add(new Change.RemoveTag(tag.node(), tag.name()));
      } else if (fact instanceof TypeHint hint) {
        changes.add(new Change.Annotate(hint.node(), hint.parameter(), ""));
      } else if (fact instanceof DatasetClass entry) {
        changes.add(new Change.SetType(entry.dataset(), OTHER_TYPE));
      }
    }
    if (!isBuiltIn(conclusion.derivation())) {
      changes.add(new Change.DropRule(conclusion.derivation().criterion()));
    }
  }
}
