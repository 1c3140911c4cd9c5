package dev.kindling.cli;

import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.Changes;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Waivers;
import dev.kindling.project.PipelineUnion;
import dev.kindling.rendering.CompileCode;
import dev.kindling.rules.RuleBase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pipeline is decided on, and by which rules: the same for every command that plans. */
final class DecisionOptions {

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = {"-p", "--pipeline", "--pipelines"},
      paramLabel = "NAME",
      description =
          "The registered pipeline (default: "
              + Pipeline.DEFAULT
              + "), or several with commas between, as Kedro adds them from 1.2 on.")
  private String pipeline = Pipeline.DEFAULT;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day by which waivers expire, as 2027-01-31 (default: today's, in UTC).")
  private @Nullable String today;

  String pipeline() {
    return pipeline;
  }

  /** The project with what the pipeline of the call may lack, without what only others may. */
  Project about(Project read) {
    return PipelineUnion.of(read, pipeline).about(pipeline);
  }

  /** What is asked for, by name: two calls with the same answer decide alike. */
  Map<String, String> described() {
    return Map.of("pipeline", pipeline, "rules", rules.described(), "today", String.valueOf(today));
  }

  /** Begins to load the rules of the call, beside the reading of the project. */
  void prepare() {
    rules.prepare();
  }

  /** The rules that the call asks for. */
  RuleBase rules() {
    return rules.rules();
  }

  /** Decides on a pipeline, whichever is named, by the rules of the call and the settings. */
  Explanation decide(
      Project project, String named, KindlingSettings settings, Path root, PlanOptions options) {
    return decide(project, named, rules.rules(settings, root), settings, options);
  }

  /** Decides on the pipeline by the rules of the call alone. */
  Explanation decide(Project project) {
    return decide(project, pipeline, rules(), KindlingSettings.none(), PlanOptions.defaults());
  }

  /**
   * Decides on the pipeline by the rules that the call and the project name, and applies the
   * project's waivers.
   *
   * @param root the project's folder
   */
  Explanation decide(Project project, KindlingSettings settings, Path root, PlanOptions options) {
    return decide(project, pipeline, settings, root, options);
  }

  /** What the rules that the call and the project name see, when they are done. */
  List<Object> facts(Project project, KindlingSettings settings, Path root, PlanOptions options) {
    return Planner.facts(project, pipeline, rules.rules(settings, root), options);
  }

  /** Decides once more, under changed facts and rules. */
  Explanation decide(
      Explanation before, List<Change> changes, KindlingSettings settings, PlanOptions options) {
    return decide(
        Changes.apply(changes, before.project(), before.pipeline()),
        pipeline,
        Changes.apply(changes, before.rules()),
        settings,
        options);
  }

  private Explanation decide(
      Project project,
      String named,
      RuleBase inForce,
      KindlingSettings settings,
      PlanOptions options) {
    Plan plan = Planner.plan(project, named, inForce, options);
    List<Finding> findings =
        Waivers.apply(
            plan.findings(),
            settings.waivers(),
            today(),
            code -> CompileCode.of(code).isEmpty(),
            () -> codes(inForce));
    return Explanation.of(plan.withFindings(findings), project, inForce);
  }

  /** Applies the project's waivers to what a compile found beside its plan. */
  List<Finding> waive(List<Finding> compiled, KindlingSettings settings) {
    return Waivers.apply(
        compiled,
        settings.waivers(),
        today(),
        code -> CompileCode.of(code).isPresent(),
        () -> codes(rules()));
  }

  /** Every code that a finding may have, those of packs included that are off. */
  private Set<String> codes(RuleBase inForce) {
    Set<String> codes = new TreeSet<>(CodePages.of(inForce).keySet());
    KnownRules.of(rules).pages().forEach(page -> codes.add(page.code()));
    return codes;
  }

  private LocalDate today() {
    try {
      return today == null ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(today);
    } catch (DateTimeParseException e) {
      throw new InvalidInput(Origin.UNKNOWN, "--today takes a date, as 2027-01-31");
    }
  }
}
