package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Input;
import dev.kindling.facts.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The proof that a node lies between Spark nodes: a closed walk from the node to itself. Going
 * along an edge rests on the edge alone. Going against one rests on its two ends as well: both are
 * Spark nodes by marks that do not depend on this walk, so the edge puts them into one group.
 *
 * @param node where the walk begins and ends
 * @param steps in order; the end of each is the start of the next
 */
public record Walk(String node, List<Step> steps) {

  public Walk {
    steps = List.copyOf(steps);
  }

  static Walk of(PipelineGraph graph, List<Integer> nodes) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < nodes.size(); i++) {
      int from = nodes.get(i - 1);
      int to = nodes.get(i);
      boolean against = graph.out().find(from, to) < 0;
      String dataset = against ? passed(graph, to, from) : passed(graph, from, to);
      steps.add(new Step(graph.name(from), graph.name(to), dataset, against));
    }
    return new Walk(graph.name(nodes.get(0)), steps);
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
   * @param dataset what the one node writes and the other reads, without its transcoding
   * @param against whether the step goes from the reader to the writer
   */
  public record Step(String from, String to, String dataset, boolean against) {}
}
