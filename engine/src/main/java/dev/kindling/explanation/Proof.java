package dev.kindling.explanation;

import dev.kindling.plan.Derivation;
import java.util.List;

/**
 * Why a node is on Spark, by one of the reasons that hold. The proofs of the premises are asked for
 * by their nodes' names: each node's shortest one stands for all.
 *
 * @param height 1 where facts alone carry the reason; else one more than the highest premise
 * @param wayIn for a node between Spark nodes: from a Spark node to this one; else empty
 * @param wayOut for a node between Spark nodes: from this one to a Spark node; else empty
 * @param premises the nodes whose place on Spark this proof rests on, each of lesser height
 */
public record Proof(
    String node,
    Derivation reason,
    int height,
    List<String> wayIn,
    List<String> wayOut,
    List<String> premises) {

  public Proof {
    wayIn = List.copyOf(wayIn);
    wayOut = List.copyOf(wayOut);
    premises = List.copyOf(premises);
  }
}
