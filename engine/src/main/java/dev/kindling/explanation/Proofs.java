package dev.kindling.explanation;

import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proofs of a plan: well-founded, so that following premises ends, and of minimal height among
 * the reasons that the plan holds.
 *
 * <p>They grow in rounds. In each, a reason becomes a proof once everything that it rests on has
 * one from an earlier round: all premises of an ordinary reason; of a node between Spark nodes the
 * two Spark nodes at the ends of its way, while the nodes along the way only need to be there.
 */
public final class Proofs {

  /** Fewest steps first; among equals, in the order of the plan. */
  private static final Comparator<Proof> SHORTEST =
      Comparator.comparingInt(Proof::height).thenComparingInt(proof -> proof.premises().size());

  private final Map<String, List<Proof>> byNode = new HashMap<>();

  private Proofs(Plan plan, Flow flow) {
    List<Candidate> open = new ArrayList<>();
    for (Verdict verdict : plan.nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        verdict.because().forEach(reason -> open.add(Candidate.of(verdict.node(), reason, flow)));
      }
    }
    int height = 1;
    while (!open.isEmpty()) {
      List<Proof> proved = round(open, height);
      if (proved.isEmpty()) {
        // A way that the plan names only in part: what is known of its premises has to do.
        open.forEach(candidate -> proved.add(candidate.proof(rounds(candidate), known(candidate))));
        open.clear();
      }
      proved.forEach(
          proof -> byNode.computeIfAbsent(proof.node(), key -> new ArrayList<>()).add(proof));
      height++;
    }
    byNode.values().forEach(proofs -> proofs.sort(SHORTEST));
  }

  public static Proofs of(Plan plan, Flow flow) {
    return new Proofs(plan, flow);
  }

  /** Every proof of the node, the shortest first; none for a default node. */
  public List<Proof> of(String node) {
    return List.copyOf(byNode.getOrDefault(node, List.of()));
  }

  /** The proof that stands for the node in the proofs of others. */
  public Optional<Proof> shortest(String node) {
    return of(node).stream().findFirst();
  }

  private List<Proof> round(List<Candidate> open, int height) {
    List<Proof> proved = new ArrayList<>();
    for (Iterator<Candidate> each = open.iterator(); each.hasNext(); ) {
      Candidate candidate = each.next();
      if (byNode.keySet().containsAll(candidate.needed())) {
        proved.add(candidate.proof(height, candidate.needed()));
        each.remove();
      }
    }
    return proved;
  }

  private List<String> known(Candidate candidate) {
    return candidate.needed().stream().filter(byNode::containsKey).toList();
  }

  private int rounds(Candidate candidate) {
    return 1
        + known(candidate).stream()
            .mapToInt(node -> byNode.getOrDefault(node, List.of()).get(0).height())
            .max()
            .orElse(0);
  }

  /**
   * A reason on its way to become a proof.
   *
   * @param needed the nodes that must have a proof before
   */
  private record Candidate(
      String node,
      Derivation reason,
      List<String> wayIn,
      List<String> wayOut,
      List<String> needed) {

    static Candidate of(String node, Derivation reason, Flow flow) {
      List<String> others = reason.premises().stream().filter(p -> !p.equals(node)).toList();
      int turn = turn(node, reason.premises(), flow);
      if (turn < 0) {
        return new Candidate(
            node, reason, List.of(), List.of(), others.stream().distinct().toList());
      }
      List<String> wayIn = new ArrayList<>(others.subList(0, turn));
      wayIn.add(node);
      List<String> wayOut = new ArrayList<>(List.of(node));
      wayOut.addAll(others.subList(turn, others.size()));
      List<String> ends =
          List.of(others.get(0), others.get(others.size() - 1)).stream().distinct().toList();
      return new Candidate(node, reason, wayIn, wayOut, ends);
    }

    /**
     * How many of the premises lie on the way in, where they are a way through the node: the last
     * of them feeds the node, and the node feeds the next. Negative for other reasons.
     */
    private static int turn(String node, List<String> premises, Flow flow) {
      List<String> others = premises.stream().filter(p -> !p.equals(node)).toList();
      for (int i = 1; i < others.size(); i++) {
        if (flow.feeds(others.get(i - 1), node) && flow.feeds(node, others.get(i))) {
          return i;
        }
      }
      return -1;
    }

    Proof proof(int height, List<String> premises) {
      return new Proof(node, reason, height, wayIn, wayOut, premises);
    }
  }
}
