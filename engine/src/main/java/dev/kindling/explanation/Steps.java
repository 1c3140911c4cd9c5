package dev.kindling.explanation;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Shortest ways between two nodes through allowed ones, whichever way an edge points. */
final class Steps {

  private final Flow flow;
  private final Map<String, Map<String, List<Derivation>>> links = new HashMap<>();

  Steps(Explanation explained) {
    this.flow = explained.flow();
    for (Link link : explained.plan().links()) {
      add(link.node(), link.other(), link.because());
      add(link.other(), link.node(), link.because());
    }
  }

  private void add(String from, String to, Derivation because) {
    links
        .computeIfAbsent(from, key -> new HashMap<>())
        .computeIfAbsent(to, key -> new ArrayList<>(1))
        .add(because);
  }

  /** The step that a rule makes between these two, whether the plan follows it or not. */
  List<Step> given(String one, String other) {
    List<Derivation> because = links.getOrDefault(one, Map.of()).getOrDefault(other, List.of());
    return because.isEmpty() ? List.of() : List.of(new Step(one, other, List.of(), because));
  }

  List<Step> byEdges(String start, String end, Predicate<String> allowed) {
    return way(start, end, allowed, flow::neighbours);
  }

  List<Step> byLinks(String start, String end, Predicate<String> allowed) {
    return way(start, end, allowed, flow::linked);
  }

  List<Step> byAny(String start, String end, Predicate<String> allowed) {
    return way(
        start,
        end,
        allowed,
        (node, next) -> {
          flow.neighbours(node, next);
          flow.linked(node, next);
        });
  }

  private List<Step> way(
      String start, String end, Predicate<String> allowed, BreadthFirst.Steps steps) {
    PipelineGraph graph = flow.graph();
    int goal = graph.number(end);
    int[] nodes =
        BreadthFirst.path(
            graph.size(),
            graph.number(start),
            node -> node == goal,
            (node, next) ->
                steps.from(
                    node,
                    to -> {
                      if (allowed.test(graph.name(to))) {
                        next.accept(to);
                      }
                    }));
    List<Step> way = new ArrayList<>();
    for (int i = 1; i < nodes.length; i++) {
      Edge edge = flow.between(nodes[i - 1], nodes[i]);
      way.add(
          edge == null
              ? given(graph.name(nodes[i - 1]), graph.name(nodes[i])).get(0)
              : Step.of(edge));
    }
    return way;
  }

  /** The nodes along a way that begins there. */
  static List<String> nodes(List<Step> way, String start) {
    List<String> nodes = new ArrayList<>(List.of(start));
    for (Step step : way) {
      nodes.add(step.beyond(nodes.get(nodes.size() - 1)));
    }
    return nodes;
  }
}
