package dev.kindling.detection;

import dev.kindling.condensation.Links;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.SameTask;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pairs of nodes that rules want in one task, with what they say of each. */
final class SameTasks {

  private final PipelineGraph graph;
  private final Map<Pair, List<Conclusion<SameTask>>> byPair = new TreeMap<>();

  /** Two nodes by their numbers, the smaller first. */
  private record Pair(int node, int other) implements Comparable<Pair> {

    static Pair of(int one, int two) {
      return new Pair(Math.min(one, two), Math.max(one, two));
    }

    @Override
    public int compareTo(Pair that) {
      return node != that.node
          ? Integer.compare(node, that.node)
          : Integer.compare(other, that.other);
    }
  }

  /**
   * What rules concluded so far; that a node shares a task with itself goes without saying.
   *
   * @throws InvalidInput where one names a node that the pipeline does not have
   */
  SameTasks(PipelineGraph graph, List<Conclusion<SameTask>> conclusions) {
    this.graph = graph;
    for (Conclusion<SameTask> conclusion : conclusions) {
      int node = Rounds.number(graph, conclusion.fact().node(), conclusion.derivation());
      int other = Rounds.number(graph, conclusion.fact().other(), conclusion.derivation());
      if (node != other) {
        byPair.computeIfAbsent(Pair.of(node, other), p -> new ArrayList<>(1)).add(conclusion);
      }
    }
    byPair
        .values()
        .forEach(
            same -> same.sort(Comparator.comparing(Conclusion::derivation, Sorting.DERIVATIONS)));
  }

  /** The pairs, as measurements take them. */
  Links links() {
    return Links.of(
        graph.size(),
        byPair.keySet().stream().map(pair -> new int[] {pair.node(), pair.other()}).toList());
  }

  /** Whether both are about the same pairs, whatever they say of them. */
  boolean samePairs(SameTasks others) {
    return byPair.keySet().equals(others.byPair.keySet());
  }

  /** The conclusions that carry the steps of a way from node to node that no edge carries. */
  List<SameTask> on(List<Integer> way) {
    List<SameTask> links = new ArrayList<>();
    for (int i = 1; i < way.size() && !byPair.isEmpty(); i++) {
      if (graph.out().find(way.get(i - 1), way.get(i)) < 0) {
        links.add(byPair.get(Pair.of(way.get(i - 1), way.get(i))).get(0).fact());
      }
    }
    return links;
  }

  /** Every pair with every reason for it, in Kedro's order of the nodes. */
  List<Link> reasons() {
    List<Link> links = new ArrayList<>();
    byPair.forEach(
        (pair, conclusions) -> {
          List<Derivation> reasons =
              conclusions.stream().map(Conclusion::derivation).distinct().toList();
          String node = graph.name(pair.node());
          reasons.forEach(reason -> links.add(new Link(node, graph.name(pair.other()), reason)));
        });
    return links;
  }

  /** One conclusion for each pair, in Kedro's order of the nodes. */
  List<SameTask> each() {
    return byPair.values().stream().map(conclusions -> conclusions.get(0).fact()).toList();
  }

  /** All of them, in Kedro's order of the nodes. */
  List<Conclusion<SameTask>> conclusions() {
    return byPair.values().stream().flatMap(List::stream).toList();
  }
}
