package dev.kindling.explanation;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Output;
import dev.kindling.plan.Derivation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks a proof by the definition of a plan alone, without the planner and without what found the
 * proof. It takes the proof's pieces, forgets everything else of the project, and derives who is on
 * Spark again: by sets of names and reachability. Then it takes each piece away in turn.
 *
 * @param pieces how many marks, edges and pairs the proof rests on
 * @param faults what is wrong with the proof, in sentences; empty where it proves
 */
public record ProofCheck(Proof proof, int pieces, List<String> faults) {

  public ProofCheck {
    faults = List.copyOf(faults);
  }

  /**
   * A mark, an edge or a pair.
   *
   * @param to for a mark the node as well
   * @param premises what a mark rests on; else empty
   * @param said what it is, for people
   */
  private record Piece(String kind, String from, String to, List<String> premises, String said) {}

  /** Checks one proof of the plan that is explained. */
  public static ProofCheck of(Proof proof, Explanation explained) {
    List<String> faults = new ArrayList<>();
    Set<Piece> pieces = new LinkedHashSet<>();
    for (Proof each : proof.all()) {
      if (each.cycle().isPresent()) {
        each.cycle().get().steps().forEach(step -> pieces.add(piece(step)));
        each.cycle().get().steps().forEach(step -> real(step, explained, faults));
      } else {
        pieces.add(piece(each, explained));
        if (!explained.verdict(each.node()).because().contains(each.reason())) {
          faults.add("`" + each.node() + "` has no mark that says " + each.reason().message());
        }
      }
    }
    if (!derived(pieces).contains(proof.node())) {
      faults.add("the verdict on `" + proof.node() + "` does not follow from its proof alone");
    }
    for (Piece piece : pieces) {
      Set<Piece> fewer = new LinkedHashSet<>(pieces);
      fewer.remove(piece);
      if (proof.minimal() && derived(fewer).contains(proof.node())) {
        faults.add("the proof holds without " + piece.said());
      }
    }
    return new ProofCheck(proof, pieces.size(), faults);
  }

  private static Piece piece(Proof proof, Explanation explained) {
    List<String> premises =
        proof.reason().premises().stream()
            .filter(name -> explained.verdict(name).type() == NodeType.PYSPARK)
            .toList();
    String said = "the mark of `" + proof.node() + "`: " + proof.reason().message();
    return new Piece("mark", proof.node(), proof.node(), premises, said);
  }

  /** A pair has no direction: its ends stand in the order of their names. */
  private static Piece piece(Step step) {
    boolean turned = step.together() && step.from().compareTo(step.to()) > 0;
    String from = turned ? step.to() : step.from();
    String to = turned ? step.from() : step.to();
    String kind = step.together() ? "pair" : "edge";
    String said = "the " + kind + " `" + from + "`, `" + to + "`";
    return new Piece(kind, from, to, List.of(), said);
  }

  /** Whether a step is there, and joins nodes of one Spark task. */
  private static void real(Step step, Explanation explained, List<String> faults) {
    String what = "`" + step.from() + "` and `" + step.to() + "`";
    if (!explained.verdict(step.from()).task().equals(explained.verdict(step.to()).task())) {
      faults.add(what + " are not in one task");
    }
    for (Derivation because : step.because()) {
      if (explained.plan().links().stream()
          .noneMatch(l -> l.joins(step.from(), step.to()) && l.because().equals(because))) {
        faults.add("no rule wants " + what + " in one task");
      }
    }
    Node writer = explained.node(step.from());
    Node reader = explained.node(step.to());
    Set<String> written = writer.outputs().stream().map(Output::base).collect(Collectors.toSet());
    Set<String> read =
        reader.inputs().stream()
            .filter(input -> !input.isParameter())
            .map(Input::base)
            .collect(Collectors.toSet());
    read.retainAll(written);
    if (!read.containsAll(step.datasets()) || (step.datasets().isEmpty() && !step.together())) {
      faults.add(what + " do not pass " + String.join(", ", step.datasets()));
    }
  }

  /** Who is on Spark by these pieces alone. */
  private static Set<String> derived(Set<Piece> pieces) {
    Set<String> spark = new HashSet<>();
    int before = -1;
    while (before < spark.size()) {
      before = spark.size();
      for (Piece piece : pieces) {
        if (piece.kind().equals("mark") && spark.containsAll(piece.premises())) {
          spark.add(piece.from());
        }
      }
      if (before == spark.size()) {
        spark.addAll(between(pieces, spark));
      }
    }
    return spark;
  }

  /** Default nodes from which one comes to a Spark node and back to where one began. */
  private static Set<String> between(Set<Piece> pieces, Set<String> spark) {
    Map<String, Set<String>> forth = new HashMap<>();
    Map<String, Set<String>> back = new HashMap<>();
    for (Piece piece : pieces) {
      boolean both = spark.contains(piece.from()) && spark.contains(piece.to());
      if (!piece.kind().equals("mark")) {
        add(piece.from(), piece.to(), forth);
        add(piece.to(), piece.from(), back);
        if (both || piece.kind().equals("pair")) {
          add(piece.to(), piece.from(), forth);
          add(piece.from(), piece.to(), back);
        }
      }
    }
    Set<String> between = new HashSet<>();
    for (String node : forth.keySet()) {
      if (!spark.contains(node)) {
        Set<String> round = reached(node, forth);
        round.retainAll(reached(node, back));
        round.retainAll(spark);
        if (!round.isEmpty()) {
          between.add(node);
        }
      }
    }
    return between;
  }

  private static void add(String from, String to, Map<String, Set<String>> steps) {
    steps.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
  }

  private static Set<String> reached(String start, Map<String, Set<String>> steps) {
    Set<String> reached = new HashSet<>(Set.of(start));
    ArrayDeque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String next : steps.getOrDefault(open.remove(), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}
