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
import dev.kindling.facts.Split;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
   * Decides. Where a rule pins a node for what the rounds found, they begin again with that pin;
   * pins only grow, so that ends.
   *
   * @param done is shown the working memory when nothing is left to conclude
   */
  Decision decide(Consumer<RuleRun> done) {
    List<Conclusion<Pin>> late = List.of();
    while (true) {
      try (RuleRun run = new RuleRun(rules, options.limits())) {
        rules.facts().forEach(run::insert);
        ProjectFacts.insert(project, graph, run);
        late.forEach(run::adopt);
        Condensation condensation = new Rounds(graph, run, options.groupSparkNodes()).toFixpoint();
        if (condensation != null) {
          Decision decision = finish(run, condensation);
          done.accept(run);
          return decision;
        }
        late = run.pins().stream().distinct().toList();
      }
    }
  }

  private Decision finish(RuleRun run, Condensation condensation) {
    TaskGraph tasks = TaskGraph.of(graph, condensation, options.groupSparkNodes());
    PlanFacts facts = new PlanFacts(graph, tasks);
    List<Boundary> boundaries = facts.boundaries();
    List<Absorption> absorptions =
        options.groupSparkNodes() ? facts.absorptions(condensation) : List.of();
    List<Split> splits = options.groupSparkNodes() ? facts.splits(condensation) : List.of();
    tasks.tasks().forEach(run::insert);
    facts.placements().forEach(run::insert);
    boundaries.forEach(run::insert);
    absorptions.forEach(run::insert);
    splits.forEach(run::insert);
    facts.renamings().forEach(run::insert);
    run.fireFindings();
    List<Conclusion<Mark>> marks = sorted(run.marks(), Mark::node);
    List<Conclusion<Pin>> pins = sorted(run.pins(), Pin::node);
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
            verdicts(tasks, byNode(marks, Mark::node), byNode(pins, Pin::node)),
            findings.stream().map(Conclusion::fact).distinct().toList());
    return new Decision(
        plan, marks, pins, findings, boundaries, absorptions, splits, walks(condensation));
  }

  private List<Verdict> verdicts(
      TaskGraph tasks, Map<String, Set<Derivation>> marks, Map<String, Set<Derivation>> pins) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      String node = graph.name(v);
      List<Derivation> because = List.copyOf(marks.getOrDefault(node, Set.of()));
      boolean pinned = pins.containsKey(node);
      verdicts.add(
          new Verdict(
              node,
              tasks.taskOf().get(v).type(),
              tasks.taskOf().get(v).name(),
              pinned ? List.of() : because,
              pinned ? because : List.of(),
              List.copyOf(pins.getOrDefault(node, Set.of()))));
    }
    return verdicts;
  }

  private Function<String, Optional<Walk>> walks(Condensation condensation) {
    return node -> {
      int number = graph.number(node);
      List<Integer> walk = number < 0 ? List.of() : condensation.walk(number);
      return walk.isEmpty() ? Optional.empty() : Optional.of(Walk.of(graph, walk));
    };
  }

  private <T> List<Conclusion<T>> sorted(
      List<Conclusion<T>> conclusions, Function<T, String> node) {
    Map<Integer, List<Conclusion<T>>> byNumber = new TreeMap<>();
    for (Conclusion<T> conclusion : conclusions) {
      int number = graph.number(node.apply(conclusion.fact()));
      byNumber.computeIfAbsent(number, n -> new ArrayList<>(1)).add(conclusion);
    }
    List<Conclusion<T>> sorted = new ArrayList<>(conclusions.size());
    for (List<Conclusion<T>> ofNode : byNumber.values()) {
      ofNode.sort(Comparator.comparing(Conclusion::derivation, Sorting.DERIVATIONS));
      sorted.addAll(ofNode);
    }
    return sorted;
  }

  private static <T> Map<String, Set<Derivation>> byNode(
      List<Conclusion<T>> conclusions, Function<T, String> node) {
    Map<String, Set<Derivation>> byNode = new HashMap<>();
    for (Conclusion<T> conclusion : conclusions) {
      byNode
          .computeIfAbsent(node.apply(conclusion.fact()), n -> new LinkedHashSet<>())
          .add(conclusion.derivation());
    }
    return byNode;
  }
}
