package dev.kindling.explanation;

import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a node lies between Spark nodes in one plan and not in another: what of its whole proof the
 * other plan lacks, what makes its ends one group included, and the pins on the way. Where that is
 * nothing, a pin elsewhere keeps the pieces apart: the steps are named whose ends are in two tasks.
 */
final class Causes {

  private final Explanation with;
  private final Explanation without;
  private final boolean gained;
  private final Map<String, Verdict> others = new HashMap<>();

  /**
   * @param with the plan that has the node on Spark
   * @param without the other one
   * @param gained whether the first is the newer one
   */
  Causes(Explanation with, Explanation without, boolean gained) {
    this.with = with;
    this.without = without;
    this.gained = gained;
    without.plan().nodes().forEach(verdict -> others.put(verdict.node(), verdict));
  }

  /** Of a node that a cycle alone makes a Spark node; of others none, as their marks tell it. */
  List<Cause> of(String node) {
    Optional<Proof> proof = with.proofs().shortest(node);
    if (proof.isEmpty() || proof.get().cycle().isEmpty()) {
      return List.of();
    }
    Set<Cause> causes = new LinkedHashSet<>();
    Set<Step> steps = new LinkedHashSet<>();
    Set<String> nodes = new LinkedHashSet<>();
    for (Proof each : proof.get().all()) {
      nodes.add(each.node());
      each.cycle().ifPresent(cycle -> steps.addAll(cycle.steps()));
      if (each.cycle().isEmpty() && !holds(each)) {
        causes.add(new Cause(Cause.Kind.MARK, one(each), gained, List.of(), each.reason()));
      }
    }
    for (Step step : steps) {
      nodes.addAll(List.of(step.from(), step.to()));
      missing(step).ifPresent(causes::add);
    }
    nodes.remove(node);
    nodes.forEach(each -> pins(each, causes));
    Verdict other = others.get(node);
    if (causes.isEmpty() && (other == null || other.pins().isEmpty())) {
      steps.forEach(step -> apart(step, causes));
    }
    return List.copyOf(causes);
  }

  private static List<String> one(Proof proof) {
    return List.of(proof.node());
  }

  /** Whether the other plan has the mark, be it overruled by a pin. */
  private boolean holds(Proof proof) {
    Verdict other = others.get(proof.node());
    if (other == null) {
      return false;
    }
    List<Derivation> marks = new ArrayList<>(other.because());
    marks.addAll(other.overruled());
    return marks.stream().anyMatch(mark -> PlanDiff.same(mark, proof.reason()));
  }

  private Optional<Cause> missing(Step step) {
    List<String> ends = List.of(step.from(), step.to());
    if (!step.together()) {
      return without.flow().feeds(step.from(), step.to())
          ? Optional.empty()
          : Optional.of(new Cause(Cause.Kind.EDGE, ends, gained, step.datasets(), null));
    }
    if (without.plan().links().stream().anyMatch(link -> link.joins(step.from(), step.to()))) {
      return Optional.empty();
    }
    return with.plan().links().stream()
        .filter(link -> link.joins(step.from(), step.to()))
        .findFirst()
        .map(link -> new Cause(Cause.Kind.PAIR, ends(link), gained, List.of(), link.because()));
  }

  private static List<String> ends(Link link) {
    return List.of(link.node(), link.other());
  }

  /** The pins of a node that only the other plan has. */
  private void pins(String node, Set<Cause> causes) {
    Verdict other = others.get(node);
    List<Derivation> pins = other == null ? List.of() : other.pins();
    List<Derivation> own = with.verdict(node).pins();
    for (Derivation pin : pins) {
      if (own.stream().noneMatch(each -> PlanDiff.same(each, pin))) {
        causes.add(new Cause(Cause.Kind.PIN, List.of(node), !gained, List.of(), pin));
      }
    }
  }

  private void apart(Step step, Set<Cause> causes) {
    Verdict from = others.get(step.from());
    Verdict to = others.get(step.to());
    boolean spark =
        from != null
            && to != null
            && from.type() == NodeType.PYSPARK
            && to.type() == NodeType.PYSPARK;
    if (spark && !from.task().equals(to.task())) {
      List<String> ends = List.of(step.from(), step.to());
      causes.add(new Cause(Cause.Kind.TASK, ends, gained, step.datasets(), null));
    }
  }
}
