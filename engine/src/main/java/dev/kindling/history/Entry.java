package dev.kindling.history;

import dev.kindling.explanation.PlanDiff;
import dev.kindling.git.Commit;
import dev.kindling.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A commit that changed what runs where, or of which that is not known.
 *
 * @param plan how it is from then on; null where it cannot be planned, or the project is gone
 * @param diff to the state before; null where there is no plan before it, or none here
 * @param failure why it cannot be planned; empty where it can
 * @param incomplete whether parts of the plan may be missing
 */
public record Entry(
    Commit commit,
    @Nullable Plan plan,
    @Nullable PlanDiff diff,
    String failure,
    boolean incomplete) {

  /** Whether the project is not there from then on. */
  public boolean gone() {
    return plan == null && failure.isEmpty();
  }
}
