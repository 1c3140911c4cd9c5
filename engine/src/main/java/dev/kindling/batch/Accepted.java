package dev.kindling.batch;

import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baselines;
import dev.kindling.plan.Plan;

/** What is accepted of the projects of a run. */
public record Accepted(Baselines baselines, BaselineKeys keys) {

  /** What is accepted of that plan of the project, by its name in results. */
  public Baseline of(String project, Plan plan) {
    return baselines.of(keys.of(project), plan);
  }
}
