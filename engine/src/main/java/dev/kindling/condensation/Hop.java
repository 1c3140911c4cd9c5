package dev.kindling.condensation;

/** One step of a walk from node to node, and what allows it. */
public record Hop(int from, int to, Kind kind) {

  /** What a step goes along. */
  public enum Kind {
    /** An edge. */
    FORTH,
    /** An edge between Spark nodes of one group, against its direction. */
    BACK,
    /** A link. */
    TOGETHER
  }
}
