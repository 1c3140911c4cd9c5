package dev.kindling.condensation;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.Digraph;
import dev.kindling.graph.KedroOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who feeds whom in a pipeline. Nodes are numbered in Kedro's order: in layers by the longest way
 * from a source, ties by name; so every edge leads from a smaller number to a greater one, and
 * nothing that is said of the numbers depends on the order in which the nodes were read.
 */
public final class PipelineGraph {

  private final List<Node> nodes;
  private final Map<String, Integer> numbers;
  private final Map<String, Integer> producers;
  private final Digraph arcs;

  private PipelineGraph(
      List<Node> nodes,
      Map<String, Integer> numbers,
      Map<String, Integer> producers,
      Digraph arcs) {
    this.nodes = nodes;
    this.numbers = numbers;
    this.producers = producers;
    this.arcs = arcs;
  }

  /**
   * The graph of a pipeline.
   *
   * @throws InvalidInput if two nodes have one name or write one dataset, or nodes form a cycle;
   *     names them all
   */
  public static PipelineGraph of(Pipeline pipeline) {
    List<Node> byName = new ArrayList<>(pipeline.nodes());
    byName.sort(Comparator.comparing(Node::name, KedroOrder.NAMES));
    PipelineChecks.uniqueNames(byName);
    Map<String, Integer> producers = producers(byName);
    int[][] feeders = new int[byName.size()][];
    for (int v = 0; v < feeders.length; v++) {
      feeders[v] = feeders(byName.get(v), producers);
    }
    int[] order = KedroOrder.of(Adjacency.of(feeders));
    if (order.length < feeders.length) {
      throw PipelineChecks.cycle(byName, feeders, order);
    }
    return numbered(byName, feeders, order, producers);
  }

  private static int[] feeders(Node node, Map<String, Integer> producers) {
    int[] feeders = new int[node.inputs().size()];
    int count = 0;
    for (Input input : node.inputs()) {
      Integer producer = input.isParameter() ? null : producers.get(input.base());
      if (producer != null) {
        feeders[count++] = producer;
      }
    }
    return sorted(feeders, count);
  }

  /** The distinct ones of the first so many numbers, sorted. */
  private static int[] sorted(int[] numbers, int count) {
    Arrays.sort(numbers, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[distinct++] = numbers[i];
      }
    }
    return Arrays.copyOf(numbers, distinct);
  }

  private static Map<String, Integer> producers(List<Node> byName) {
    Map<String, Integer> producers = new HashMap<>();
    for (int v = 0; v < byName.size(); v++) {
      for (Output output : byName.get(v).outputs()) {
        Integer other = producers.put(output.base(), v);
        if (other != null) {
          throw PipelineChecks.twoProducers(output, byName.get(other), byName.get(v));
        }
      }
    }
    return producers;
  }

  private static PipelineGraph numbered(
      List<Node> byName, int[][] feeders, int[] order, Map<String, Integer> producers) {
    int[] number = new int[order.length];
    List<Node> nodes = new ArrayList<>(order.length);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      number[order[i]] = i;
      nodes.add(byName.get(order[i]));
      numbers.put(nodes.get(i).name(), i);
    }
    int[][] in = new int[order.length][];
    for (int i = 0; i < order.length; i++) {
      in[i] = feeders[order[i]].clone();
      for (int k = 0; k < in[i].length; k++) {
        in[i][k] = number[in[i][k]];
      }
      Arrays.sort(in[i]);
    }
    Adjacency arcs = Adjacency.of(in);
    producers.replaceAll((dataset, node) -> number[node]);
    return new PipelineGraph(
        List.copyOf(nodes), numbers, producers, new Digraph(arcs.reversed(), arcs));
  }

  /** The nodes in Kedro's order; a node's place is its number. */
  public List<Node> nodes() {
    return nodes;
  }

  /** How many nodes there are. */
  public int size() {
    return nodes.size();
  }

  /** The number of a node; -1 if the pipeline has none of that name. */
  public int number(String name) {
    return numbers.getOrDefault(name, -1);
  }

  /** The node that writes a dataset, named without its transcoding; -1 if none does. */
  public int producer(String dataset) {
    return producers.getOrDefault(dataset, -1);
  }

  /** A node's name by its number. */
  public String name(int number) {
    return nodes.get(number).name();
  }

  /** Nodes' names by their numbers. */
  public List<String> names(List<Integer> numbers) {
    String[] names = new String[numbers.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = name(numbers.get(i));
    }
    return List.of(names);
  }

  /** The edges, each from the node that feeds. */
  public Adjacency out() {
    return arcs.out();
  }

  /** The edges backwards, each from the node that is fed. */
  public Adjacency in() {
    return arcs.in();
  }

  /** The edges both ways. */
  Digraph arcs() {
    return arcs;
  }
}
