package dev.kindling.detection;

import dev.kindling.condensation.Hop;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Input;
import dev.kindling.facts.Output;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a node lies between Spark nodes: a closed walk from the node to itself. Going
 * along an edge rests on the edge alone. Going against one rests on its two ends as well: both are
 * Spark nodes by marks that do not depend on this walk, so the edge puts them into one group. Going
 * from a node to one that a rule wants in the same task rests on that rule.
 *
 * @param node where the walk begins and ends
 * @param steps in order; the end of each is the start of the next
 */
public record Walk(String node, List<Step> steps) {

  public Walk {
    steps = List.copyOf(steps);
  }

  static Walk of(PipelineGraph graph, List<Hop> hops) {
    return new Walk(
        graph.name(hops.get(0).from()), hops.stream().map(hop -> step(graph, hop)).toList());
  }

  private static Step step(PipelineGraph graph, Hop hop) {
    String from = graph.name(hop.from());
    String to = graph.name(hop.to());
    return switch (hop.kind()) {
      case FORTH -> new Step(from, to, passed(graph, hop.from(), hop.to()), false);
      case BACK -> new Step(from, to, passed(graph, hop.to(), hop.from()), true);
      case TOGETHER -> new Step(from, to, null, false);
    };
  }

  private static String passed(PipelineGraph graph, int writer, int reader) {
    Set<String> written =
        graph.nodes().get(writer).outputs().stream().map(Output::base).collect(Collectors.toSet());
    return graph.nodes().get(reader).inputs().stream()
        .map(Input::base)
        .filter(written::contains)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  /**
   * One step of a walk.
   *
   * @param dataset what the one node writes and the other reads, without its transcoding; null for
   *     nodes that a rule wants in one task
   * @param against whether the step goes from the reader to the writer
   */
  public record Step(String from, String to, @Nullable String dataset, boolean against) {}
}
