package dev.kindling.explanation;

import dev.kindling.plan.Derivation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a node is on Spark, by one of the reasons that hold, with everything that this rests on. The
 * verdict follows from the marks and the steps of a proof and of those below it alone; without any
 * one of them it does not, where {@link #minimal} says so.
 */
public final class Proof {

  private final String node;
  private final Derivation reason;
  private final @Nullable CycleWitness cycle;
  private final List<Proof> premises;
  private final boolean minimal;
  private final int height;

  /**
   * @param cycle for a node between Spark nodes; null for other reasons
   * @param premises what it rests on being on Spark, in the order of the walk
   */
  Proof(
      String node,
      Derivation reason,
      @Nullable CycleWitness cycle,
      List<Proof> premises,
      boolean minimal) {
    this.node = node;
    this.reason = reason;
    this.cycle = cycle;
    this.premises = List.copyOf(premises);
    this.minimal = minimal;
    this.height = 1 + premises.stream().mapToInt(Proof::height).max().orElse(0);
  }

  public String node() {
    return node;
  }

  public Derivation reason() {
    return reason;
  }

  /** 1 where facts alone carry the reason; else one more than the highest premise. */
  public int height() {
    return height;
  }

  /** For a node between Spark nodes, the closed walk that puts it there. */
  public Optional<CycleWitness> cycle() {
    return Optional.ofNullable(cycle);
  }

  /** What this rests on being on Spark, each with its proof; in the order of the walk. */
  public List<Proof> premises() {
    return premises;
  }

  /** Whether nothing of it, and of all below it, can be left out. */
  public boolean minimal() {
    return minimal;
  }

  /** This proof and all below it, each node's once. */
  public List<Proof> all() {
    Set<String> seen = new HashSet<>(Set.of(node));
    List<Proof> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) {
      for (Proof premise : all.get(i).premises()) {
        if (seen.add(premise.node())) {
          all.add(premise);
        }
      }
    }
    return all;
  }
}
