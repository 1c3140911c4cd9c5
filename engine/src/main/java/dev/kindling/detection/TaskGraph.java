package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.KedroOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The tasks of a plan, named and in order.
 *
 * @param tasks topological, ties by Kedro's order of their first nodes
 * @param taskOf each node's task, by the node's number
 */
record TaskGraph(List<Task> tasks, List<Task> taskOf) {

  private static final String GROUP = "pyspark_";
  private static final String DEFAULT_GROUP = "default_";

  /** The tasks that the groups make, or with one node each if {@code grouped} is false. */
  static TaskGraph of(PipelineGraph graph, Condensation condensation, boolean grouped) {
    List<int[]> parts =
        grouped
            ? condensation.tasks()
            : IntStream.range(0, graph.size()).mapToObj(v -> new int[] {v}).toList();
    int[] partOf = new int[graph.size()];
    for (int part = 0; part < parts.size(); part++) {
      for (int node : parts.get(part)) {
        partOf[node] = part;
      }
    }
    List<Set<Integer>> downstream = downstream(graph, parts, partOf);
    int[] order = order(parts, downstream, graph);
    List<String> names = names(graph, condensation, parts);
    Task[] byPart = new Task[parts.size()];
    int[] place = new int[parts.size()];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    List<Task> tasks = new ArrayList<>();
    for (int part : order) {
      byPart[part] =
          new Task(
              names.get(part),
              condensation.isSpark(parts.get(part)[0]) ? NodeType.PYSPARK : NodeType.DEFAULT,
              IntStream.of(parts.get(part)).mapToObj(graph::name).toList(),
              downstream.get(part).stream()
                  .sorted((one, two) -> Integer.compare(place[one], place[two]))
                  .map(names::get)
                  .toList());
      tasks.add(byPart[part]);
    }
    List<Task> taskOf = IntStream.of(partOf).mapToObj(part -> byPart[part]).toList();
    return new TaskGraph(List.copyOf(tasks), taskOf);
  }

  /** The name that a task would have if no other task were in its way. */
  String wantedName(Task task) {
    return wantedName(task.type() == NodeType.PYSPARK, task.nodes().size(), task.first());
  }

  private static String wantedName(boolean spark, int size, String first) {
    return spark ? GROUP + first : size > 1 ? DEFAULT_GROUP + first : first;
  }

  private static List<Set<Integer>> downstream(
      PipelineGraph graph, List<int[]> parts, int[] partOf) {
    List<Set<Integer>> downstream = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Set<Integer> fed = new TreeSet<>();
      for (int node : parts.get(part)) {
        for (int arc = graph.out().first(node); arc < graph.out().end(node); arc++) {
          if (partOf[graph.out().target(arc)] != part) {
            fed.add(partOf[graph.out().target(arc)]);
          }
        }
      }
      downstream.add(fed);
    }
    return downstream;
  }

  private static int[] order(
      List<int[]> parts, List<Set<Integer>> downstream, PipelineGraph graph) {
    Adjacency.Builder out = new Adjacency.Builder(parts.size());
    for (int part = 0; part < parts.size(); part++) {
      int from = part;
      downstream.get(part).forEach(to -> out.add(from, to));
    }
    Adjacency in = out.build().reversed();
    int[] order = KedroOrder.of(in);
    if (order.length < parts.size()) {
      int[] layers = KedroOrder.layers(in);
      int stuck =
          IntStream.range(0, layers.length).filter(p -> layers[p] < 0).findFirst().orElse(0);
      Origin origin = graph.nodes().get(parts.get(stuck)[0]).origin();
      throw new InvalidInput(
          origin,
          "the tasks feed each other in a circle, through `%s`: no rule in force takes default nodes between Spark nodes to Spark; put the rule `sandwich` back"
              .formatted(graph.name(parts.get(stuck)[0])));
    }
    return order;
  }

  private static List<String> names(
      PipelineGraph graph, Condensation condensation, List<int[]> parts) {
    Set<String> taken = new HashSet<>();
    for (int[] part : parts) {
      if (!condensation.isSpark(part[0]) && part.length == 1) {
        taken.add(graph.name(part[0]));
      }
    }
    List<String> names = new ArrayList<>();
    for (int[] part : parts) {
      boolean spark = condensation.isSpark(part[0]);
      String wanted = wantedName(spark, part.length, graph.name(part[0]));
      names.add(spark || part.length > 1 ? free(wanted, taken) : wanted);
    }
    return names;
  }

  /** A group gives way to a default node of the same name, which must keep its own. */
  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
