package dev.kindling.explanation;

import dev.kindling.plan.Derivation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what puts a node between Spark nodes that only one of two plans has; or a pin that
 * keeps the pieces from being joined.
 *
 * @param nodes of a mark or a pin the node; of a step its two ends
 * @param gained whether it is there only now; else it was there only before
 * @param datasets what passes along an edge; else empty
 * @param because of a mark, a pin or a pair the reason; null for an edge and for a task
 */
public record Cause(
    Kind kind,
    List<String> nodes,
    boolean gained,
    List<String> datasets,
    @Nullable Derivation because) {

  public Cause {
    nodes = List.copyOf(nodes);
    datasets = List.copyOf(datasets);
  }

  /** What a verdict rests on. */
  public enum Kind {
    /** A node is marked. */
    MARK,
    /** A node is pinned. */
    PIN,
    /** One node feeds the other. */
    EDGE,
    /** A rule wants two nodes in one task. */
    PAIR,
    /** Two nodes share a task. */
    TASK
  }
}
