package dev.kindling.plan;

import dev.kindling.facts.NodeType;
import java.util.List;

/**
 * What was decided about one node.
 *
 * @param node its full name
 * @param task name of the task that runs it
 * @param because every reason that holds; empty for a default node
 * @param overruled reasons that would hold if no pin kept the node off Spark
 * @param pins the pins that keep the node off Spark
 */
public record Verdict(
    String node,
    NodeType type,
    String task,
    List<Derivation> because,
    List<Derivation> overruled,
    List<Derivation> pins) {

  public Verdict {
    because = List.copyOf(because);
    overruled = List.copyOf(overruled);
    pins = List.copyOf(pins);
  }
}
