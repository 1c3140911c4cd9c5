package dev.kindling.explanation;

import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    return way(start, end, allowed, this::edges);
  }

  List<Step> byLinks(String start, String end, Predicate<String> allowed) {
    return way(start, end, allowed, this::links);
  }

  List<Step> byAny(String start, String end, Predicate<String> allowed) {
    return way(
        start,
        end,
        allowed,
        node -> {
          List<Step> steps = new ArrayList<>(edges(node));
          steps.addAll(links(node));
          return steps;
        });
  }

  private List<Step> edges(String node) {
    return flow.touching(node).stream().map(Step::of).toList();
  }

  private List<Step> links(String node) {
    return flow.linkedWith(node).stream().flatMap(other -> given(node, other).stream()).toList();
  }

  private static List<Step> way(
      String start, String end, Predicate<String> allowed, Function<String, List<Step>> steps) {
    Map<String, Step> cameBy = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(start));
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty() && !seen.contains(end)) {
      String node = queue.remove();
      for (Step step : steps.apply(node)) {
        String next = step.beyond(node);
        if (allowed.test(next) && seen.add(next)) {
          cameBy.put(next, step);
          queue.add(next);
        }
      }
    }
    List<Step> way = new ArrayList<>();
    String node = end;
    while (cameBy.containsKey(node)) {
      Step step = cameBy.get(node);
      way.add(step);
      node = step.beyond(node);
    }
    Collections.reverse(way);
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
