package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Absorption;
import dev.kindling.facts.Boundary;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Pin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.Split;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The decision on one pipeline, from its facts to the plan. */
final class Deciding {

  private final Project project;
  private final Pipeline pipeline;
  private final RuleBase rules;
  private final PlanOptions options;
  private final PipelineGraph graph;

  Deciding(Project project, Pipeline pipeline, RuleBase rules, PlanOptions options) {
    this.project = project;
    this.pipeline = pipeline;
    this.rules = rules;
    this.options = options;
    this.graph = PipelineGraph.of(pipeline);
  }

  /**
   * Decides. Where a rule pins a node for what the rounds found, or wants nodes in one task for it,
   * they begin again with that pin or that pair; both only grow, so that ends.
   *
   * @param done is shown the working memory when nothing is left to conclude
   */
  Decision decide(Consumer<RuleRun> done) {
    List<Conclusion<Pin>> pins = List.of();
    List<Conclusion<SameTask>> links = List.of();
    while (true) {
      try (RuleRun run = new RuleRun(rules, options.limits())) {
        ProjectFacts known = ProjectFacts.insert(rules, project, graph, run);
        pins.forEach(run::adoptPin);
        links.forEach(run::adoptSameTask);
        Rounds rounds = new Rounds(graph, run, options.groupSparkNodes());
        Condensation condensation = rounds.toFixpoint();
        if (condensation != null) {
          Decision decision = finish(run, known, condensation, rounds.together());
          done.accept(run);
          return decision;
        }
        pins = run.pins().stream().distinct().toList();
        links = run.sameTasks().stream().distinct().toList();
      }
    }
  }

  private Decision finish(
      RuleRun run, ProjectFacts known, Condensation condensation, SameTasks together) {
    TaskGraph tasks = TaskGraph.of(graph, condensation, options.groupSparkNodes());
    PlanFacts facts = new PlanFacts(graph, tasks, together);
    List<Boundary> boundaries = facts.boundaries();
    List<Absorption> absorptions =
        options.groupSparkNodes() ? facts.absorptions(condensation) : List.of();
    List<Split> splits = options.groupSparkNodes() ? facts.splits(condensation) : List.of();
    known.insert(tasks.tasks(), boundaries, facts.renamings());
    facts.placements().forEach(run::insert);
    absorptions.forEach(run::insert);
    splits.forEach(run::insert);
    facts.apart(condensation).forEach(run::insert);
    SharedFiles.of(graph, project.datasets()).forEach(run::insert);
    run.fireFindings();
    List<List<Conclusion<Mark>>> marks = byNumber(run.marks(), Mark::node);
    List<List<Conclusion<Pin>>> pins = byNumber(run.pins(), Pin::node);
    List<Conclusion<Finding>> findings =
        run.findings().stream()
            .sorted(Comparator.comparing(Conclusion::fact, Sorting.FINDINGS))
            .toList();
    Plan plan =
        new Plan(
            project.name(),
            pipeline.name(),
            project.env(),
            tasks.tasks(),
            verdicts(tasks, marks, pins),
            together.reasons(),
            findings.stream().map(Conclusion::fact).distinct().toList());
    return new Decision(
        plan,
        flat(marks),
        flat(pins),
        findings,
        boundaries,
        absorptions,
        splits,
        together.conclusions(),
        condensation.isForced());
  }

  private List<Verdict> verdicts(
      TaskGraph tasks, List<List<Conclusion<Mark>>> marks, List<List<Conclusion<Pin>>> pins) {
    List<Verdict> verdicts = new ArrayList<>(graph.size());
    for (int v = 0; v < graph.size(); v++) {
      List<Derivation> because = derivations(marks.get(v));
      boolean pinned = !pins.get(v).isEmpty();
      verdicts.add(
          new Verdict(
              graph.name(v),
              tasks.taskOf().get(v).type(),
              tasks.taskOf().get(v).name(),
              pinned ? List.of() : because,
              pinned ? because : List.of(),
              derivations(pins.get(v))));
    }
    return verdicts;
  }

  /** The conclusions on each node, sorted. */
  private <T> List<List<Conclusion<T>>> byNumber(
      List<Conclusion<T>> conclusions, Function<T, String> node) {
    List<List<Conclusion<T>>> byNumber =
        new ArrayList<>(Collections.nCopies(graph.size(), List.of()));
    for (Conclusion<T> conclusion : conclusions) {
      int number = graph.number(node.apply(conclusion.fact()));
      if (byNumber.get(number).isEmpty()) {
        byNumber.set(number, new ArrayList<>(1));
      }
      byNumber.get(number).add(conclusion);
    }
    for (List<Conclusion<T>> ofNode : byNumber) {
      if (ofNode.size() > 1) {
        ofNode.sort(Comparator.comparing(Conclusion::derivation, Sorting.DERIVATIONS));
      }
    }
    return byNumber;
  }

  private static <T> List<Conclusion<T>> flat(List<List<Conclusion<T>>> conclusions) {
    return conclusions.stream().flatMap(List::stream).toList();
  }

  private static <T> List<Derivation> derivations(List<Conclusion<T>> conclusions) {
    return switch (conclusions.size()) {
      case 0 -> List.of();
      case 1 -> List.of(conclusions.get(0).derivation());
      default -> conclusions.stream().map(Conclusion::derivation).distinct().toList();
    };
  }
}
