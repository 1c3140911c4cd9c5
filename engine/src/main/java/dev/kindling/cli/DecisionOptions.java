package dev.kindling.cli;

import dev.kindling.detection.Decision;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
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

  /** Decides on the pipeline. */
  Decision decide(Project project) {
    return Planner.decide(project, pipeline, rules(), PlanOptions.defaults());
  }
}
