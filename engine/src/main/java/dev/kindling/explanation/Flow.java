package dev.kindling.explanation;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who feeds whom in a pipeline: a dataset that one node outputs is an input of the other,
 * transcoding set aside; and who shares a task with whom because a rule wants it so. Answers stand
 * in the pipeline's order.
 */
public final class Flow {

  private final Map<String, Map<String, Edge>> out = new LinkedHashMap<>();
  private final Map<String, Map<String, Edge>> in = new LinkedHashMap<>();

  private final Map<String, Set<String>> linked = new HashMap<>();

  private Flow(Pipeline pipeline, Plan plan) {
    Map<String, String> tasks = new HashMap<>();
    plan.nodes().forEach(verdict -> tasks.put(verdict.node(), verdict.task()));
    for (Link link : plan.links()) {
      if (Objects.equals(tasks.get(link.node()), tasks.get(link.other()))) {
        linked.computeIfAbsent(link.node(), key -> new LinkedHashSet<>()).add(link.other());
        linked.computeIfAbsent(link.other(), key -> new LinkedHashSet<>()).add(link.node());
      }
    }
    Map<String, String> producers = new HashMap<>();
    for (Node node : pipeline.nodes()) {
      out.put(node.name(), new LinkedHashMap<>());
      in.put(node.name(), new LinkedHashMap<>());
      for (Output output : node.outputs()) {
        producers.put(output.base(), node.name());
      }
    }
    for (Node node : pipeline.nodes()) {
      Map<String, Set<String>> passing = new LinkedHashMap<>();
      for (Input input : node.inputs()) {
        String producer = input.isParameter() ? null : producers.get(input.base());
        if (producer != null) {
          passing.computeIfAbsent(producer, key -> new TreeSet<>()).add(input.base());
        }
      }
      passing.forEach((from, datasets) -> add(new Edge(from, node.name(), List.copyOf(datasets))));
    }
  }

  private void add(Edge edge) {
    edgesFrom(edge.from()).put(edge.to(), edge);
    in.getOrDefault(edge.to(), Map.of()).put(edge.from(), edge);
  }

  private Map<String, Edge> edgesFrom(String node) {
    return out.getOrDefault(node, Collections.emptyMap());
  }

  /** Of a pipeline, as a plan runs it. */
  public static Flow of(Pipeline pipeline, Plan plan) {
    return new Flow(pipeline, plan);
  }

  /** Every edge, by the feeding node, then by the fed one. */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    out.values().forEach(each -> edges.addAll(each.values()));
    return edges;
  }

  /** Whether the one feeds the other directly. */
  public boolean feeds(String from, String to) {
    return edgesFrom(from).containsKey(to);
  }

  /** The nodes that the node feeds directly. */
  public Set<String> fedBy(String node) {
    return edgesFrom(node).keySet();
  }

  /** The nodes that feed the node directly. */
  public Set<String> feeding(String node) {
    return in.getOrDefault(node, Map.of()).keySet();
  }

  /** The nodes that share the node's task because a rule wants the two in one. */
  public Set<String> linkedWith(String node) {
    return linked.getOrDefault(node, Set.of());
  }

  /**
   * A way as people read it: {@code a → b ~ c}, where {@code a} feeds {@code b}, and {@code b} and
   * {@code c} are in one task without that.
   */
  public String text(List<String> way) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < way.size(); i++) {
      if (i > 0) {
        text.append(feeds(way.get(i - 1), way.get(i)) ? " → " : " ~ ");
      }
      text.append(way.get(i));
    }
    return text.toString();
  }

  /** The edges that end at the node, then those that begin there. */
  public List<Edge> touching(String node) {
    List<Edge> edges = new ArrayList<>(in.getOrDefault(node, Map.of()).values());
    edges.addAll(edgesFrom(node).values());
    return edges;
  }

  /**
   * A shortest way down from the node to one that is wanted, along edges and links, both ends
   * included; empty where none is.
   */
  public List<String> wayDown(String node, Predicate<String> wanted) {
    return way(node, wanted, true);
  }

  /** A shortest way from a node that is wanted down to the given one, both ends included. */
  public List<String> wayUp(String node, Predicate<String> wanted) {
    List<String> way = new ArrayList<>(way(node, wanted, false));
    Collections.reverse(way);
    return way;
  }

  private List<String> way(String start, Predicate<String> wanted, boolean down) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    cameFrom.put(start, start);
    while (!queue.isEmpty()) {
      String node = queue.remove();
      for (String next : steps(node, down)) {
        if (cameFrom.putIfAbsent(next, node) == null) {
          if (wanted.test(next)) {
            return back(cameFrom, next);
          }
          queue.add(next);
        }
      }
    }
    return List.of();
  }

  private Set<String> steps(String node, boolean down) {
    Set<String> along = down ? fedBy(node) : feeding(node);
    if (linkedWith(node).isEmpty()) {
      return along;
    }
    Set<String> steps = new LinkedHashSet<>(along);
    steps.addAll(linkedWith(node));
    return steps;
  }

  private static List<String> back(Map<String, String> cameFrom, String end) {
    List<String> way = new ArrayList<>(List.of(end));
    String node = end;
    while (!cameFrom.getOrDefault(node, node).equals(node)) {
      node = cameFrom.getOrDefault(node, node);
      way.add(node);
    }
    Collections.reverse(way);
    return way;
  }
}
