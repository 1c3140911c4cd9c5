package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.PinnedCycle;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.condensation.ShortestPaths;
import dev.kindling.facts.Absorption;
import dev.kindling.facts.Apart;
import dev.kindling.facts.Between;
import dev.kindling.facts.Boundary;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Placement;
import dev.kindling.facts.Renaming;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.Split;
import dev.kindling.facts.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the finished plan says, fact by fact: for rules on findings, which fire last. */
final class PlanFacts {

  private final PipelineGraph graph;
  private final TaskGraph tasks;
  private final SameTasks links;

  PlanFacts(PipelineGraph graph, TaskGraph tasks, SameTasks links) {
    this.graph = graph;
    this.tasks = tasks;
    this.links = links;
  }

  List<Placement> placements() {
    List<Placement> placements = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      Task task = tasks.taskOf().get(v);
      placements.add(new Placement(graph.name(v), task.name(), task.type()));
    }
    return placements;
  }

  List<Boundary> boundaries() {
    Map<List<String>, List<Input>> crossing = new LinkedHashMap<>();
    for (int v = 0; v < graph.size(); v++) {
      for (Input input : graph.nodes().get(v).inputs()) {
        int producer = input.isParameter() ? -1 : graph.producer(input.base());
        if (producer >= 0 && tasks.taskOf().get(producer) != tasks.taskOf().get(v)) {
          crossing
              .computeIfAbsent(
                  List.of(written(producer, input).dataset(), input.dataset()),
                  names -> new ArrayList<>(1))
              .add(input);
        }
      }
    }
    return crossing.values().stream().map(this::boundary).toList();
  }

  private Output written(int producer, Input input) {
    return graph.nodes().get(producer).outputs().stream()
        .filter(output -> output.base().equals(input.base()))
        .findFirst()
        .orElseThrow();
  }

  private Boundary boundary(List<Input> inputs) {
    Input first = inputs.get(0);
    Output output = written(graph.producer(first.base()), first);
    Set<String> consumers = new LinkedHashSet<>();
    Set<String> to = new LinkedHashSet<>();
    for (Input input : inputs) {
      consumers.add(input.node());
      to.add(task(input.node()));
    }
    Node consumer = graph.nodes().get(graph.number(first.node()));
    return new Boundary(
        output.dataset(),
        first.dataset(),
        output.node(),
        task(output.node()),
        List.copyOf(consumers),
        List.copyOf(to),
        first.origin().known() ? first.origin() : consumer.origin());
  }

  /** One fact for all nodes that only together make the way from Spark to Spark. */
  List<Absorption> absorptions(Condensation condensation) {
    List<Absorption> absorptions = new ArrayList<>();
    for (ShortestPaths ways : condensation.measurements()) {
      for (List<Integer> chain : ways.chains()) {
        int first = chain.get(0);
        Between between = between(graph, first, ways, links);
        absorptions.add(
            new Absorption(
                tasks.taskOf().get(first).name(),
                graph.names(chain),
                between.path(),
                between.origin()));
      }
    }
    return absorptions;
  }

  /** What a measurement found of a node. */
  static Between between(PipelineGraph graph, int node, ShortestPaths ways, SameTasks links) {
    List<Integer> before = ways.before(node, Between.LONGEST);
    List<Integer> after = ways.after(node, Between.LONGEST);
    List<Integer> way = new ArrayList<>(before);
    way.add(node);
    way.addAll(after);
    return new Between(
        graph.name(node),
        graph.names(before),
        graph.names(after),
        links.on(way),
        WayText.of(graph, before, node, after),
        graph.nodes().get(node).origin());
  }

  /** One fact for each pinned node that keeps Spark nodes apart. */
  List<Split> splits(Condensation condensation) {
    return condensation.splits().stream().map(this::split).toList();
  }

  private Split split(PinnedCycle cycle) {
    List<Integer> whole = cycle.before();
    List<Integer> before = whole.subList(Math.max(0, whole.size() - Between.LONGEST), whole.size());
    List<Integer> after = cycle.after().subList(0, Math.min(cycle.after().size(), Between.LONGEST));
    return new Split(
        graph.name(cycle.node()),
        graph.names(before),
        graph.names(after),
        tasks.taskOf().get(whole.get(0)).name(),
        tasks.taskOf().get(cycle.after().get(cycle.after().size() - 1)).name(),
        WayText.of(graph, before, cycle.node(), after),
        cycle.groups(),
        cycle.least(),
        graph.nodes().get(cycle.node()).origin());
  }

  /** The links whose ends run in two tasks. */
  List<Apart> apart(Condensation condensation) {
    List<Apart> apart = new ArrayList<>();
    for (SameTask link : links.each()) {
      int node = Math.min(graph.number(link.node()), graph.number(link.other()));
      int other = Math.max(graph.number(link.node()), graph.number(link.other()));
      if (tasks.taskOf().get(node) != tasks.taskOf().get(other)) {
        int pinned = condensation.pinBetween(node, other).orElseThrow();
        apart.add(
            new Apart(
                graph.name(node),
                graph.name(other),
                link.message(),
                graph.name(pinned),
                tasks.taskOf().get(node).name(),
                tasks.taskOf().get(other).name(),
                graph.nodes().get(pinned).origin()));
      }
    }
    return apart;
  }

  List<Renaming> renamings() {
    List<Renaming> renamings = new ArrayList<>();
    for (Task task : tasks.tasks()) {
      String wanted = tasks.wantedName(task);
      if (!task.name().equals(wanted)) {
        int namesake = graph.number(wanted);
        Origin origin = namesake < 0 ? Origin.UNKNOWN : graph.nodes().get(namesake).origin();
        renamings.add(new Renaming(task.name(), wanted, origin));
      }
    }
    return renamings;
  }

  private String task(String node) {
    return tasks.taskOf().get(graph.number(node)).name();
  }
}
