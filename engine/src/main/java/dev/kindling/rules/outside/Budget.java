package dev.kindling.rules.outside;

import dev.kindling.facts.InvalidInput;
import dev.kindling.plan.Rule;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What outside rules may spend on one plan, counted where they run. Counts decide, not the clock,
 * so that the same input meets the same limit everywhere; the clock is a last resort.
 */
public final class Budget {

  /** Combinations of facts that one rule may try beyond looking at each fact once. */
  static final int MAX_STEPS = 5_000_000;

  /** Conclusions of one rule. */
  static final int MAX_FIRINGS = 500_000;

  /** Characters of one text that a rule puts together. */
  static final int MAX_TEXT = 4_000;

  private static final long MAX_NANOS = 120_000_000_000L;
  private static final int CLOCK_EVERY = 1 << 14;
  private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

  private final Map<Rule, int[]> steps = new IdentityHashMap<>();
  private final Map<Rule, int[]> firings = new IdentityHashMap<>();
  private final Map<Rule, Set<Object>> concluded = new IdentityHashMap<>();
  private final long deadline = System.nanoTime() + MAX_NANOS;

  private Budget() {}

  /** A full budget, for one plan. */
  public static Budget full() {
    return new Budget();
  }

  /**
   * Runs rules on this thread and counts what they spend.
   *
   * @throws InvalidInput where an outside rule spends more than there is, with the rule to blame
   */
  public <T> T run(Supplier<T> rules) {
    Budget outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return rules.get();
    } catch (RuntimeException e) {
      throw reason(e);
    } finally {
      CURRENT.set(outer);
    }
  }

  /** The engine wraps what rules throw, several times over. */
  private static RuntimeException reason(RuntimeException thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof InvalidInput input) {
        return input;
      }
      cause = cause.getCause();
    }
    return thrown;
  }

  /** A rule tried one more combination of facts. */
  static void step(Rule rule) {
    Budget budget = CURRENT.get();
    if (budget == null) {
      return;
    }
    int[] count = budget.steps.computeIfAbsent(rule, r -> new int[1]);
    if (++count[0] > MAX_STEPS) {
      throw over(
          rule,
          "tries more than %d combinations of facts; join its patterns by a field they share"
              .formatted(MAX_STEPS));
    }
    if (count[0] % CLOCK_EVERY == 0 && System.nanoTime() - budget.deadline > 0) {
      throw over(rule, "was still running after two minutes; make its conditions narrower");
    }
  }

  /** A rule fired once more. */
  static void fired(Rule rule) {
    Budget budget = CURRENT.get();
    if (budget == null) {
      return;
    }
    if (++budget.firings.computeIfAbsent(rule, r -> new int[1])[0] > MAX_FIRINGS) {
      throw over(
          rule,
          "fires more than %d times; it may match what it inserts itself".formatted(MAX_FIRINGS));
    }
  }

  /** Whether the rule has not concluded an equal fact before. */
  static boolean isNew(Rule rule, Object fact) {
    Budget budget = CURRENT.get();
    return budget == null || budget.concluded.computeIfAbsent(rule, r -> new HashSet<>()).add(fact);
  }

  static InvalidInput over(Rule rule, String what) {
    return new InvalidInput(rule.origin(), "rule \"" + rule.code() + "\" " + what);
  }
}
