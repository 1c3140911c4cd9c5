package dev.kindling.detection;

import dev.kindling.facts.Between;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Input;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Output;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks derivations against bare facts. It knows the criteria and what a closed walk must be; it
 * never asks the engine. A conclusion is proven if its leaves are among the facts, and its premises
 * are proven without it.
 */
final class ProofChecker {

  private final Set<Object> facts;
  private final Set<Set<String>> links;

  /**
   * @param links pairs of nodes that rules concluded to run in one task
   */
  ProofChecker(Set<Object> facts, Set<Set<String>> links) {
    this.facts = facts;
    this.links = links;
  }

  /** The nodes whose marks are proven by facts alone, or by walks through nodes proven before. */
  Set<String> proven(List<Conclusion<Mark>> marks, Map<String, Walk> walks, Set<String> pinned) {
    Set<String> proven = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Conclusion<Mark> mark : marks) {
        String node = mark.fact().node();
        if (!pinned.contains(node) && !proven.contains(node) && holds(mark, walks, proven)) {
          grown = proven.add(node);
        }
      }
    }
    return proven;
  }

  /** Whether one conclusion follows from the facts and from nodes that are proven to be Spark's. */
  boolean holds(Conclusion<Mark> mark, Map<String, Walk> walks, Set<String> proven) {
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
      case "sandwich" ->
          matched.get(0) instanceof Between between
              && between.node().equals(node)
              && between.links().stream()
                  .allMatch(link -> links.contains(Set.of(link.node(), link.other())))
              && mark.derivation().evidence().stream().anyMatch(o -> o.file().endsWith(".drl"))
                  != between.links().isEmpty()
              && closed(walks.get(node), node, proven);
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

  /** Whether the walk closes, along edges that the facts have, against them between Spark nodes. */
  private boolean closed(Walk walk, String node, Set<String> proven) {
    if (walk == null || walk.steps().isEmpty()) {
      return false;
    }
    String at = node;
    for (Walk.Step step : walk.steps()) {
      boolean follows = step.from().equals(at);
      if (step.dataset() == null) {
        if (!follows || !links.contains(Set.of(step.from(), step.to()))) {
          return false;
        }
        at = step.to();
        continue;
      }
      boolean edge =
          step.against()
              ? feeds(step.to(), step.dataset(), step.from())
              : feeds(step.from(), step.dataset(), step.to());
      boolean allowed =
          !step.against() || (proven.contains(step.from()) && proven.contains(step.to()));
      if (!follows || !edge || !allowed) {
        return false;
      }
      at = step.to();
    }
    return at.equals(node);
  }

  private boolean feeds(String writer, String dataset, String reader) {
    return !uses(writer, dataset, true).isEmpty() && !uses(reader, dataset, false).isEmpty();
  }

  private List<Object> uses(String node, String dataset, boolean written) {
    List<Object> uses = new ArrayList<>();
    for (Object fact : facts) {
      if (written && fact instanceof Output output) {
        if (output.node().equals(node) && plain(output.dataset()).equals(dataset)) {
          uses.add(fact);
        }
      } else if (!written && fact instanceof Input input) {
        if (input.node().equals(node) && plain(input.dataset()).equals(dataset)) {
          uses.add(fact);
        }
      }
    }
    return uses;
  }

  /**
   * The facts, and the pairs that one task is to run, that a conclusion rests on directly: without
   * any of them it does not hold.
   */
  Set<Object> leaves(Conclusion<Mark> mark, Map<String, Walk> walks) {
    Set<Object> leaves = new HashSet<>();
    if (mark.derivation().criterion().equals("sandwich")) {
      for (Walk.Step step : walks.get(mark.fact().node()).steps()) {
        if (step.dataset() == null) {
          leaves.add(Set.of(step.from(), step.to()));
          continue;
        }
        leaves.addAll(uses(step.against() ? step.to() : step.from(), step.dataset(), true));
        List<Object> read = uses(step.against() ? step.from() : step.to(), step.dataset(), false);
        if (read.size() == 1) {
          leaves.addAll(read);
        }
      }
    } else {
      mark.matched().stream().filter(facts::contains).forEach(leaves::add);
    }
    return leaves;
  }

  private static String plain(String dataset) {
    int at = dataset.indexOf('@');
    return at < 0 ? dataset : dataset.substring(0, at);
  }
}
