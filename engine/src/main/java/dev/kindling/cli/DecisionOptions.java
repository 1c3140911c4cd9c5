package dev.kindling.cli;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.rules.RuleBase;
import picocli.CommandLine.Option;

/** Which pipeline is decided on, and by which rules: the same for every command that plans. */
final class DecisionOptions {

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "NAME",
      description = "The registered pipeline (default: " + Pipeline.DEFAULT + ").")
  private String pipeline = Pipeline.DEFAULT;

  /** The rules in force. */
  RuleBase rules() {
    return RuleBase.builtIn();
  }

  /** The pipeline that is named, or the one that Kedro runs. */
  String pipeline() {
    return pipeline;
  }

  /** Decides on a pipeline, whichever is named. */
  Plan plan(Project project, String named) {
    return Planner.plan(project, named, rules(), PlanOptions.defaults());
  }

  /** Decides on the pipeline, ready to be questioned. */
  Explanation decide(Project project) {
    RuleBase rules = rules();
    Plan plan = Planner.plan(project, pipeline, rules, PlanOptions.defaults());
    return Explanation.of(plan, project, rules);
  }
}
