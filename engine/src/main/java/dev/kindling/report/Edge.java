package dev.kindling.report;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One node feeds another.
 *
 * @param datasets what passes, without transcoding, sorted
 */
record Edge(String from, String to, List<String> datasets) {

  Edge {
    datasets = List.copyOf(datasets);
  }

  String label() {
    return String.join(", ", datasets);
  }

  /**
   * The edges of the plan's pipeline, in the order of the plan's nodes: by the feeding node, then
   * by the fed one.
   */
  static List<Edge> of(Plan plan, Project project) {
    List<Node> nodes = project.pipeline(plan.pipeline()).map(Pipeline::nodes).orElse(List.of());
    Map<String, Integer> position = new HashMap<>();
    plan.nodes().forEach(verdict -> position.put(verdict.node(), position.size()));
    Map<String, String> producers = new HashMap<>();
    for (Node node : nodes) {
      for (Output output : node.outputs()) {
        producers.put(output.base(), node.name());
      }
    }
    Map<Integer, Map<Integer, TreeSet<String>>> passing = new TreeMap<>();
    for (Node node : nodes) {
      Integer to = position.get(node.name());
      for (Input input : node.inputs()) {
        Integer from = position.get(producers.getOrDefault(input.base(), ""));
        if (from != null && to != null && !input.isParameter()) {
          passing
              .computeIfAbsent(from, key -> new TreeMap<>())
              .computeIfAbsent(to, key -> new TreeSet<>())
              .add(input.base());
        }
      }
    }
    List<Edge> edges = new ArrayList<>();
    passing.forEach(
        (from, fed) ->
            fed.forEach(
                (to, datasets) ->
                    edges.add(
                        new Edge(
                            plan.nodes().get(from).node(),
                            plan.nodes().get(to).node(),
                            List.copyOf(datasets)))));
    return edges;
  }
}
