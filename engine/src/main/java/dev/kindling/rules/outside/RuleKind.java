package dev.kindling.rules.outside;

import dev.kindling.facts.Between;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Pin;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.SparkDatasetClass;
import java.util.Arrays;
import java.util.Set;

/**
 * What a rule concludes, and so what it may look at: the stages of a decision follow one another,
 * and no rule asks whether something is missing that its own stage may still add.
 */
public enum RuleKind {
  /** Adds a class to the list of Spark dataset classes. */
  DATASET_CLASS(SparkDatasetClass.class, Set.of(SparkDatasetClass.class), Set.of()),
  /**
   * Wants two nodes in one task. It rests on what was read alone, so that all pairs are known
   * before the graph is measured.
   */
  SAME_TASK(SameTask.class, Set.of(SparkDatasetClass.class, SameTask.class), Set.of()),
  /** Marks nodes for Spark. */
  MARK(
      Mark.class,
      Set.of(SparkDatasetClass.class, SameTask.class, Mark.class, Between.class),
      Set.of()),
  /**
   * Keeps nodes off Spark. A rule that asks which nodes have no mark fires once, when every mark is
   * known that needs no measurement of the graph.
   */
  PIN(
      Pin.class,
      Set.of(SparkDatasetClass.class, SameTask.class, Mark.class, Pin.class, Between.class),
      Set.of(SparkDatasetClass.class, SameTask.class, Mark.class)),
  /** Says something about the finished plan. */
  FINDING(
      Finding.class,
      Set.of(SparkDatasetClass.class, SameTask.class, Mark.class, Pin.class, Between.class),
      Set.of(SparkDatasetClass.class, SameTask.class, Mark.class, Pin.class, Between.class));

  private final Class<?> conclusion;
  private final Set<Class<?>> seen;
  private final Set<Class<?>> denied;

  RuleKind(Class<?> conclusion, Set<Class<?>> seen, Set<Class<?>> denied) {
    this.conclusion = conclusion;
    this.seen = seen;
    this.denied = denied;
  }

  static RuleKind of(FactType conclusion) {
    return Arrays.stream(values())
        .filter(k -> k.conclusion == conclusion.javaClass())
        .findFirst()
        .orElseThrow();
  }

  String conclusion() {
    return conclusion.getSimpleName();
  }

  /** Whether a rule of this kind may match the fact at all. */
  boolean mayMatch(FactType fact) {
    return switch (Vocabulary.stage(fact)) {
      case PROJECT -> true;
      case DECISION -> seen.contains(fact.javaClass());
      case PLAN -> this == FINDING;
    };
  }

  /** Whether it may ask that there is no such fact, or how many there are. */
  boolean mayDeny(FactType fact) {
    return switch (Vocabulary.stage(fact)) {
      case PROJECT -> true;
      case DECISION -> denied.contains(fact.javaClass());
      case PLAN -> this == FINDING;
    };
  }
}
