package dev.kindling.explanation;

import dev.kindling.plan.Derivation;
import java.util.List;

/**
 * One step on the way between two nodes: the one feeds the other, or a rule wants them in one task.
 *
 * @param datasets what passes, without transcoding, sorted; empty where nothing does
 * @param because the rules that want the two in one task; empty where an edge is the step
 */
public record Step(String from, String to, List<String> datasets, List<Derivation> because) {

  public Step {
    datasets = List.copyOf(datasets);
    because = List.copyOf(because);
  }

  static Step of(Edge edge) {
    return new Step(edge.from(), edge.to(), edge.datasets(), List.of());
  }

  /** Whether a rule makes the step. */
  public boolean together() {
    return !because.isEmpty();
  }

  /** The end that is not the given one. */
  String beyond(String node) {
    return from.equals(node) ? to : from;
  }
}
