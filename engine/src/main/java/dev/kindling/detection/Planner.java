package dev.kindling.detection;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Unread;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.plan.Plan;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plans a pipeline: what runs on Spark, why, and in which tasks. */
public final class Planner {

  private Planner() {}

  /**
   * Plans one pipeline of a project.
   *
   * @throws UnreadPipeline if nothing of the pipeline could be read
   * @throws InvalidInput if the project registers no such pipeline, or the pipeline is none that
   *     Kedro could run, or a rule is at fault
   */
  public static Plan plan(Project project, String pipeline, RuleBase rules, PlanOptions options) {
    return decide(project, pipeline, rules, options).plan();
  }

  /** Plans like {@link #plan}, and keeps all that led to the plan. */
  public static Decision decide(
      Project project, String pipeline, RuleBase rules, PlanOptions options) {
    Pipeline chosen = project.pipeline(pipeline).orElseThrow(() -> unregistered(project, pipeline));
    return new Deciding(project, chosen, rules, options).decide(run -> {});
  }

  /** Every fact that the rules see when they are done, those that they conclude included. */
  public static List<Object> facts(
      Project project, String pipeline, RuleBase rules, PlanOptions options) {
    Pipeline chosen = project.pipeline(pipeline).orElseThrow(() -> unregistered(project, pipeline));
    List<Object> facts = new ArrayList<>();
    new Deciding(project, chosen, rules, options).decide(run -> facts.addAll(run.facts()));
    return facts;
  }

  /** A pipeline that could not be read is none that the project lacks. */
  private static RuntimeException unregistered(Project project, String pipeline) {
    List<Unread> unread = project.about(pipeline).unread().stream().filter(Planner::hides).toList();
    if (!unread.isEmpty()) {
      return new UnreadPipeline(unread);
    }
    String registered =
        project.pipelines().stream()
            .map(p -> "`" + p.name() + "`")
            .sorted()
            .collect(Collectors.joining(", "));
    return new InvalidInput(
        Origin.UNKNOWN,
        registered.isEmpty()
            ? "the project registers no pipeline; return one from `register_pipelines`"
            : "the project registers no pipeline `%s`.%s Choose one by `--pipeline`: %s."
                .formatted(
                    pipeline,
                    Spelling.hint(
                        pipeline, project.pipelines().stream().map(Pipeline::name).toList()),
                    registered));
  }

  /** Whether pipelines may be missing for it. */
  private static boolean hides(Unread unread) {
    return !unread.pipelines().isEmpty() || unread.what().contains("pipeline");
  }
}
