package dev.kindling.explanation;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Pipeline;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who feeds whom in a pipeline: a dataset that one node outputs is an input of the other,
 * transcoding set aside; and who shares a task with whom because a rule wants it so. What a node
 * feeds stands in Kedro's order, what feeds it in the order of its inputs.
 */
public final class Flow {

  private final PipelineGraph graph;

  /** The edges backwards, those of a node in the order of its inputs. */
  private final Adjacency up;

  private final Adjacency linked;

  private Flow(PipelineGraph graph, Plan plan) {
    this.graph = graph;
    this.up = up(graph);
    this.linked = linked(graph, plan);
  }

  private static Adjacency up(PipelineGraph graph) {
    Adjacency.Builder up = new Adjacency.Builder(graph.size(), graph.out().count());
    int[] last = new int[graph.size()];
    Arrays.fill(last, -1);
    for (int v = 0; v < graph.size(); v++) {
      for (Input input : graph.nodes().get(v).inputs()) {
        int producer = input.isParameter() ? -1 : graph.producer(input.base());
        if (producer >= 0 && last[producer] != v) {
          last[producer] = v;
          up.add(v, producer);
        }
      }
    }
    return up.build();
  }

  private static Adjacency linked(PipelineGraph graph, Plan plan) {
    Map<String, String> tasks = new HashMap<>();
    plan.nodes().forEach(verdict -> tasks.put(verdict.node(), verdict.task()));
    Adjacency.Builder linked = new Adjacency.Builder(graph.size());
    plan.links().stream()
        .filter(link -> Objects.equals(tasks.get(link.node()), tasks.get(link.other())))
        .map(link -> List.of(graph.number(link.node()), graph.number(link.other())))
        .filter(pair -> pair.get(0) >= 0 && pair.get(1) >= 0)
        .distinct()
        .forEach(
            pair -> {
              linked.add(pair.get(0), pair.get(1));
              linked.add(pair.get(1), pair.get(0));
            });
    return linked.build();
  }

  /** Of a pipeline, as a plan runs it. */
  public static Flow of(Pipeline pipeline, Plan plan) {
    return new Flow(PipelineGraph.of(pipeline), plan);
  }

  /** The graph of the pipeline. */
  PipelineGraph graph() {
    return graph;
  }

  /** Every edge, by the feeding node, then by the fed one. */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>(graph.out().count());
    for (int v = 0; v < graph.size(); v++) {
      int from = v;
      graph.out().each(v, to -> edges.add(edge(from, to)));
    }
    return edges;
  }

  private Edge edge(int from, int to) {
    Node reader = graph.nodes().get(to);
    TreeSet<String> datasets = new TreeSet<>();
    for (Input input : reader.inputs()) {
      if (!input.isParameter() && graph.producer(input.base()) == from) {
        datasets.add(input.base());
      }
    }
    return new Edge(graph.name(from), reader.name(), List.copyOf(datasets));
  }

  /** The edge between two nodes, whichever of them feeds the other; null where neither does. */
  @Nullable Edge between(int one, int other) {
    return feeds(one, other) ? edge(one, other) : feeds(other, one) ? edge(other, one) : null;
  }

  private boolean feeds(int from, int to) {
    return graph.out().find(from, to) >= 0;
  }

  /** Whether the one feeds the other directly. */
  public boolean feeds(String from, String to) {
    int one = graph.number(from);
    int other = graph.number(to);
    return one >= 0 && other >= 0 && feeds(one, other);
  }

  /** Names the nodes that feed a node, then those that it feeds. */
  void neighbours(int node, IntConsumer neighbour) {
    up.each(node, neighbour);
    graph.out().each(node, neighbour);
  }

  /** Names the nodes that share a node's task because a rule wants the two in one. */
  void linked(int node, IntConsumer other) {
    linked.each(node, other);
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
    List<Edge> edges = new ArrayList<>();
    int number = graph.number(node);
    if (number >= 0) {
      up.each(number, from -> edges.add(edge(from, number)));
      graph.out().each(number, to -> edges.add(edge(number, to)));
    }
    return edges;
  }

  /**
   * A shortest way down from the node to one that is wanted, along edges and links, both ends
   * included; empty where none is.
   */
  public List<String> wayDown(String node, Predicate<String> wanted) {
    return way(node, wanted, graph.out());
  }

  /** A shortest way from a node that is wanted down to the given one, both ends included. */
  public List<String> wayUp(String node, Predicate<String> wanted) {
    List<String> way = new ArrayList<>(way(node, wanted, up));
    Collections.reverse(way);
    return way;
  }

  private List<String> way(String start, Predicate<String> wanted, Adjacency along) {
    int[] way =
        BreadthFirst.path(
            graph.size(),
            graph.number(start),
            node -> wanted.test(graph.name(node)),
            (node, next) -> {
              along.each(node, next);
              linked.each(node, next);
            });
    return Arrays.stream(way).mapToObj(graph::name).toList();
  }
}
