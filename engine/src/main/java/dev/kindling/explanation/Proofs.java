package dev.kindling.explanation;

import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The proofs of a plan: each well-founded, so that following premises ends, and made as small as it
 * can be by leaving out one piece after the other. They are worked out when they are asked for.
 */
public final class Proofs {

  /** Fewest steps first; among equals, in the order of the plan. */
  private static final Comparator<Proof> SHORTEST =
      Comparator.comparingInt(Proof::height).thenComparingInt(proof -> proof.all().size());

  /** Proofs of more pieces than that are left as they are found: each piece is worth a try. */
  private static final int MOST_PIECES = 300;

  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final Grounds grounds;
  private final Map<String, List<Proof>> known = new HashMap<>();
  private @Nullable LeastModel model;

  private Proofs(Plan plan, Flow flow) {
    plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));
    this.grounds = Grounds.of(plan, flow);
  }

  public static Proofs of(Plan plan, Flow flow) {
    return new Proofs(plan, flow);
  }

  /** Every proof of the node, the shortest first; none for a default node. */
  public List<Proof> of(String node) {
    return known.computeIfAbsent(node, this::prove);
  }

  /** The shortest proof of a node. */
  public Optional<Proof> shortest(String node) {
    return of(node).stream().findFirst();
  }

  private List<Proof> prove(String node) {
    Verdict verdict = verdicts.get(node);
    if (verdict == null || verdict.type() == NodeType.DEFAULT) {
      return List.of();
    }
    List<Proof> proofs = new ArrayList<>();
    verdict.because().forEach(reason -> proofs.add(prove(node, reason)));
    proofs.sort(SHORTEST);
    return List.copyOf(proofs);
  }

  private Proof prove(String node, Derivation reason) {
    List<Grounds.Ground> own =
        grounds.marks().stream()
            .filter(mark -> mark.node().equals(node) && mark.reason().equals(reason))
            .toList();
    boolean fact = !own.isEmpty() && own.get(0).premises().isEmpty();
    if (fact) {
      return new Proof(node, reason, null, List.of(), true);
    }
    boolean sole = own.isEmpty() && verdict(node).because().stream().allMatch(Grounds::isCycle);
    LeastModel all = sole ? model() : LeastModel.of(grounds.marking(node, own));
    if (!all.has(node)) {
      return new Proof(node, reason, null, List.of(), false);
    }
    Grounds pieces = pieces(all.needs(node));
    boolean small = pieces.size() <= MOST_PIECES;
    Grounds least = small ? smaller(node, pieces) : pieces;
    return build(node, reason, LeastModel.of(least), small);
  }

  private LeastModel model() {
    if (model == null) {
      model = LeastModel.of(grounds);
    }
    return model;
  }

  private Verdict verdict(String node) {
    Verdict verdict = verdicts.get(node);
    if (verdict == null) {
      throw new IllegalArgumentException("no node " + node);
    }
    return verdict;
  }

  /** What a node rests on in a model, as pieces. */
  private static Grounds pieces(Map<String, LeastModel.Need> needs) {
    List<Grounds.Ground> marks = new ArrayList<>();
    Set<Edge> edges = new LinkedHashSet<>();
    Set<Link> links = new LinkedHashSet<>();
    for (LeastModel.Need need : needs.values()) {
      need.mark().ifPresent(marks::add);
      edges.addAll(need.edges());
      links.addAll(need.links());
    }
    return new Grounds(marks, List.copyOf(edges), List.copyOf(links));
  }

  /** Leaves out every piece that the node can do without. */
  private static Grounds smaller(String node, Grounds pieces) {
    Grounds left = pieces;
    for (int piece = pieces.size() - 1; piece >= 0; piece--) {
      Grounds fewer = left.without(piece);
      if (LeastModel.of(fewer).has(node)) {
        left = fewer;
      }
    }
    return left;
  }

  /** The proof that the pieces make, premises first. */
  private Proof build(String node, Derivation reason, LeastModel model, boolean minimal) {
    Map<String, LeastModel.Need> needs = model.needs(node);
    List<String> order = new ArrayList<>(needs.keySet());
    order.sort(Comparator.comparingInt(model::since));
    Map<String, Proof> proofs = new HashMap<>();
    Proof last = new Proof(node, reason, null, List.of(), false);
    for (String each : order) {
      LeastModel.Need need = Objects.requireNonNull(needs.get(each));
      Derivation because =
          each.equals(node)
              ? reason
              : need.mark().map(Grounds.Ground::reason).orElseGet(() -> absorbed(each));
      List<Proof> premises =
          need.premises().stream().map(proofs::get).map(Objects::requireNonNull).toList();
      last = new Proof(each, because, need.witness().orElse(null), premises, minimal);
      proofs.put(each, last);
    }
    return proofs.getOrDefault(node, last);
  }

  /** Why a node that a cycle made a Spark node is one: between Spark nodes, or the like. */
  private Derivation absorbed(String node) {
    List<Derivation> because = verdict(node).because();
    return because.stream().filter(Grounds::isCycle).findFirst().orElse(because.get(0));
  }
}
