package dev.kindling.detection;

import dev.kindling.explanation.Proof;
import dev.kindling.explanation.Step;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Input;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks marks against bare facts, and proofs by the {@link Reference}: with nothing but the pieces
 * of a proof the node is on Spark, and without any one of them it is not. It never asks the engine.
 */
final class ProofChecker {

  private final Reference all;
  private final Set<Object> facts;

  ProofChecker(List<Node> nodes, Set<Object> facts) {
    this(new Reference(nodes), facts);
  }

  private ProofChecker(Reference all, Set<Object> facts) {
    this.all = all;
    this.facts = facts;
  }

  /** The same without a fact. */
  ProofChecker without(Object fact) {
    Set<Object> fewer = new HashSet<>(facts);
    fewer.remove(fact);
    return new ProofChecker(all, fewer);
  }

  /** Whether a mark follows from the facts that its rule matched. */
  boolean holds(Conclusion<Mark> mark) {
    String node = mark.fact().node();
    List<Object> matched = mark.matched();
    return switch (mark.derivation().criterion()) {
      case "tag" ->
          matched.get(0) instanceof Tag tag
              && facts.contains(tag)
              && tag.node().equals(node)
              && List.of(Sketch.SPARK, Sketch.SPARK_WITH_DOTS).contains(tag.name());
      case "type-hint" ->
          matched.get(0) instanceof SparkType type
              && matched.get(1) instanceof TypeHint hint
              && facts.contains(hint)
              && hint.node().equals(node)
              && hint.types().contains(type.name())
              && type.name().endsWith("DataFrame");
      case "catalog-type" -> catalogType(node, matched);
      default -> false;
    };
  }

  private boolean catalogType(String node, List<Object> matched) {
    if (!(matched.get(0) instanceof SparkDatasetClass spark
        && matched.get(1) instanceof DatasetClass held
        && facts.contains(held)
        && held.name().endsWith(spark.simpleName()))) {
      return false;
    }
    Object use = matched.get(2);
    return facts.contains(use)
        && (use instanceof Input input
            ? input.node().equals(node) && input.dataset().equals(held.dataset())
            : use instanceof Output output
                && output.node().equals(node)
                && output.dataset().equals(held.dataset()));
  }

  /** The facts that a mark rests on: without any of them it does not hold. */
  Set<Object> leaves(Conclusion<Mark> mark) {
    Set<Object> leaves = new HashSet<>(mark.matched());
    leaves.retainAll(facts);
    return leaves;
  }

  /** Names of marked nodes, edges, and pairs that one task is to run. */
  static Set<Object> pieces(Proof proof) {
    Set<Object> pieces = new HashSet<>();
    for (Proof each : proof.all()) {
      if (each.cycle().isEmpty()) {
        pieces.add(each.node());
      } else {
        for (Step step : each.cycle().get().steps()) {
          pieces.add(
              step.together()
                  ? Set.of(step.from(), step.to())
                  : new Reference.Edge(step.from(), step.to()));
        }
      }
    }
    return pieces;
  }

  /** Whether a node is on Spark by the definition of a plan, with these pieces and nothing else. */
  boolean follows(String node, Set<Object> pieces) {
    Set<String> marked = new TreeSet<>();
    for (Object piece : pieces) {
      if (piece instanceof String name) {
        marked.add(name);
      }
    }
    Set<Reference.Edge> edges = new HashSet<>(all.edges);
    edges.retainAll(pieces);
    Set<Set<String>> links = new HashSet<>(all.links);
    links.retainAll(pieces);
    return all.names.containsAll(marked)
        && new Reference(marked, edges, links).run().spark.contains(node);
  }
}
