package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.Measurement;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.condensation.Ways;
import dev.kindling.facts.Between;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The decision on one pipeline: rules and measurements take turns until neither has anything new.
 */
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

  Decision decide() {
    try (RuleRun run = new RuleRun(rules, options.limits())) {
      rules.facts().forEach(run::insert);
      ProjectFacts.insert(project, graph, run);
      run.fire();
      run.firePins();
      Condensation condensation = toFixpoint(run);
      TaskGraph tasks = TaskGraph.of(graph, condensation, options.groupSparkNodes());
      run.fireFindings();
      return decision(run, tasks);
    }
  }

  private Condensation toFixpoint(RuleRun run) {
    BitSet pinned = new BitSet();
    run.pins().forEach(pin -> pinned.set(number(pin.fact().node(), pin.derivation())));
    Condensation condensation = new Condensation(graph, pinned);
    int seen = 0;
    do {
      TreeSet<Integer> marked = new TreeSet<>();
      for (; seen < run.marks().size(); seen++) {
        Conclusion<Mark> mark = run.marks().get(seen);
        int node = number(mark.fact().node(), mark.derivation());
        if (!pinned.get(node) && !condensation.isSpark(node)) {
          marked.add(node);
        }
      }
      Measurement measured =
          condensation.mark(marked.stream().mapToInt(Integer::intValue).toArray());
      if (options.groupSparkNodes()) {
        insert(measured.onCycles(), run);
      }
      run.fire();
    } while (seen < run.marks().size());
    return condensation;
  }

  private void insert(Ways ways, RuleRun run) {
    for (int node : ways.nodes()) {
      run.insert(
          new Between(
              graph.name(node),
              ways.before(node, Between.LONGEST).stream().map(graph::name).toList(),
              ways.after(node, Between.LONGEST).stream().map(graph::name).toList(),
              graph.nodes().get(node).origin()));
    }
  }

  private int number(String node, Derivation because) {
    int number = graph.number(node);
    if (number < 0) {
      throw new InvalidInput(
          because.rule().origin(),
          "rule `%s` concludes on `%s`, which is no node of pipeline `%s`"
              .formatted(because.rule().title(), node, pipeline.name()));
    }
    return number;
  }

  private Decision decision(RuleRun run, TaskGraph tasks) {
    List<Conclusion<Mark>> marks = sorted(run.marks(), Mark::node);
    List<Conclusion<Pin>> pins = sorted(run.pins(), Pin::node);
    List<Conclusion<Finding>> findings =
        run.findings().stream().sorted(Comparator.comparing(Conclusion::fact, FINDINGS)).toList();
    Map<String, List<Derivation>> marksOf = byNode(marks, Mark::node);
    Map<String, List<Derivation>> pinsOf = byNode(pins, Pin::node);
    List<Verdict> verdicts = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      String node = graph.name(v);
      List<Derivation> because = marksOf.getOrDefault(node, List.of());
      boolean pinned = pinsOf.containsKey(node);
      verdicts.add(
          new Verdict(
              node,
              tasks.taskOf().get(v).type(),
              tasks.taskOf().get(v).name(),
              pinned ? List.of() : because,
              pinned ? because : List.of(),
              pinsOf.getOrDefault(node, List.of())));
    }
    Plan plan =
        new Plan(
            project.name(),
            pipeline.name(),
            project.env(),
            tasks.tasks(),
            verdicts,
            findings.stream().map(Conclusion::fact).distinct().toList());
    return new Decision(plan, marks, pins, findings);
  }

  private <T> List<Conclusion<T>> sorted(
      List<Conclusion<T>> conclusions, Function<T, String> node) {
    return conclusions.stream()
        .sorted(
            Comparator.<Conclusion<T>>comparingInt(c -> graph.number(node.apply(c.fact())))
                .thenComparing(Conclusion::derivation, DERIVATIONS))
        .toList();
  }

  private static <T> Map<String, List<Derivation>> byNode(
      List<Conclusion<T>> conclusions, Function<T, String> node) {
    Map<String, List<Derivation>> byNode = new LinkedHashMap<>();
    for (Conclusion<T> conclusion : conclusions) {
      List<Derivation> derivations =
          byNode.computeIfAbsent(node.apply(conclusion.fact()), n -> new ArrayList<>(2));
      if (!derivations.contains(conclusion.derivation())) {
        derivations.add(conclusion.derivation());
      }
    }
    return byNode;
  }

  private static final Comparator<Origin> ORIGINS =
      Comparator.comparing(Origin::file).thenComparingInt(Origin::line).thenComparing(Origin::text);

  private static final Comparator<Derivation> DERIVATIONS =
      Comparator.comparing((Derivation d) -> d.rule().origin(), ORIGINS)
          .thenComparing(d -> d.rule().code())
          .thenComparing(Derivation::message)
          .thenComparing(d -> d.evidence().toString());

  private static final Comparator<Finding> FINDINGS =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::code)
          .thenComparing(Finding::origin, ORIGINS)
          .thenComparing(Finding::message)
          .thenComparing(Finding::remedy);
}
