package dev.kindling.explanation;

import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final Map<Set<String>, List<Link>> links = new HashMap<>();
  private final Flow flow;

  private Proofs(Plan plan, Flow flow) {
    this.flow = flow;
    for (Link link : plan.links()) {
      links.computeIfAbsent(Set.of(link.node(), link.other()), key -> new ArrayList<>(1)).add(link);
    }
    List<Candidate> open = new ArrayList<>();
    for (Verdict verdict : plan.nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        verdict.because().forEach(reason -> open.add(candidate(verdict.node(), reason)));
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

  /** A way of one of the proofs as people read it: {@code a → b ~ c}. */
  public String text(List<String> way) {
    return flow.text(way);
  }

  /** What carries the steps of a proof's ways that no edge carries, in their order. */
  public List<Link> links(Proof proof) {
    List<Link> carrying = new ArrayList<>();
    for (List<String> way : List.of(proof.wayIn(), proof.wayOut())) {
      for (int i = 1; i < way.size(); i++) {
        if (!flow.feeds(way.get(i - 1), way.get(i))) {
          carrying.addAll(links.getOrDefault(Set.of(way.get(i - 1), way.get(i)), List.of()));
        }
      }
    }
    return carrying.stream().distinct().toList();
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

  private Candidate candidate(String node, Derivation reason) {
    List<String> others = reason.premises().stream().filter(p -> !p.equals(node)).toList();
    int turn = turn(node, others);
    if (turn < 0) {
      return new Candidate(node, reason, List.of(), List.of(), others.stream().distinct().toList());
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
   * How many of the premises lie on the way in, where they are a way through the node: from the
   * last of them a step leads to the node, and from the node one to the next. Negative for other
   * reasons.
   */
  private int turn(String node, List<String> others) {
    for (int i = 1; i < others.size(); i++) {
      if (leads(others.get(i - 1), node) && leads(node, others.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private boolean leads(String from, String to) {
    return flow.feeds(from, to) || (!from.equals(to) && links.containsKey(Set.of(from, to)));
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

    Proof proof(int height, List<String> premises) {
      return new Proof(node, reason, height, wayIn, wayOut, premises);
    }
  }
}
