package dev.kindling.planning;

import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.Changes;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Waivers;
import dev.kindling.project.OpenProject;
import dev.kindling.project.kedro.PipelineUnion;
import dev.kindling.rendering.CompileCode;
import dev.kindling.rules.RuleBase;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides on a pipeline of a project, and explains: by the rules that the call and the project
 * name, with the project's waivers applied. The same for every project of a call; takes calls of
 * several threads.
 */
public final class ProjectPlanner {

  private final ChosenRules rules;
  private final String pipeline;
  private final LocalDate today;

  /**
   * For the projects of a call.
   *
   * @param pipeline its name, or several with commas between
   * @param today the day by which waivers expire
   */
  public ProjectPlanner(ChosenRules rules, String pipeline, LocalDate today) {
    this.rules = rules;
    this.pipeline = pipeline;
    this.today = today;
  }

  /** The pipeline that the call is about. */
  public String pipeline() {
    return pipeline;
  }

  /** The rules that the call asks for. */
  public ChosenRules rules() {
    return rules;
  }

  /**
   * Reads the project, and decides on the call's pipeline. The rules are loaded meanwhile.
   *
   * @throws InvalidInput when the project, its settings or a rule file is wrong
   * @throws dev.kindling.facts.UnreadPipeline when nothing of the pipeline can be read
   */
  public Explanation explain(OpenProject project) {
    rules.prepare();
    return explain(project, pipeline, true);
  }

  /**
   * The same for any pipeline of the project.
   *
   * @param itsRules whether rules that the project names take part
   */
  public Explanation explain(OpenProject project, String named, boolean itsRules) {
    Project facts = about(project, named);
    KindlingSettings settings = project.settings();
    PlanOptions options = options(project);
    RuleBase inForce = rules.rules(itsRules ? settings : settings.withoutRules(), project.root());
    return decide(facts, named, inForce, settings, options);
  }

  /** Decides once more, under changed facts and rules. */
  public Explanation explain(OpenProject project, Explanation before, List<Change> changes) {
    return decide(
        Changes.apply(changes, before.project(), before.pipeline()),
        pipeline,
        Changes.apply(changes, before.rules()),
        project.settings(),
        options(project));
  }

  /** What the rules that the call and the project name see, when they are done. */
  public List<Object> ruleFacts(OpenProject project) {
    Project facts = facts(project);
    KindlingSettings settings = project.settings();
    return Planner.facts(facts, pipeline, rules.rules(settings, project.root()), options(project));
  }

  /** Reads the project, with what the call's pipeline may lack. The rules are loaded meanwhile. */
  public Project facts(OpenProject project) {
    rules.prepare();
    return about(project, pipeline);
  }

  /** The project with what the pipeline may lack, without what only others may. */
  public static Project about(OpenProject project, String pipeline) {
    return PipelineUnion.of(project.facts(), pipeline).about(pipeline);
  }

  /** How the project wants to be planned. */
  public static PlanOptions options(OpenProject project) {
    return project.isFolder()
        ? PlanOptions.defaults().withGroupSparkNodes(project.airflow().run().groupSparkNodes())
        : PlanOptions.defaults();
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
            today,
            code -> CompileCode.of(code).isEmpty(),
            () -> codes(inForce));
    return Explanation.of(plan.withFindings(findings), project, inForce);
  }

  /** Applies the project's waivers to what a compile found beside its plan. */
  public List<Finding> waive(List<Finding> compiled, OpenProject project) {
    return Waivers.apply(
        compiled,
        project.settings().waivers(),
        today,
        code -> CompileCode.of(code).isPresent(),
        () -> codes(rules.rules()));
  }

  /** Every code that a finding may have, those of packs included that are off. */
  private Set<String> codes(RuleBase inForce) {
    Set<String> codes = new TreeSet<>(CodePages.of(inForce).keySet());
    KnownRules.of(rules).pages().forEach(page -> codes.add(page.code()));
    return codes;
  }
}
