package dev.kindling.explanation;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why two nodes are in one task, or in two.
 *
 * @param reason in one sentence
 * @param links how the two hang together, edge by edge from the one to the other, each in the
 *     direction that the data flows; empty where they do not
 * @param barriers default nodes on that way: what keeps the two apart
 * @param splits findings that tell of a pin that split the group
 */
public record Together(
    Verdict one,
    Verdict other,
    String reason,
    List<Edge> links,
    List<String> barriers,
    List<Finding> splits) {

  public Together {
    links = List.copyOf(links);
    barriers = List.copyOf(barriers);
    splits = List.copyOf(splits);
  }

  /** Whether one task runs both. */
  public boolean same() {
    return one.task().equals(other.task());
  }

  /**
   * Explains the two.
   *
   * @throws dev.kindling.facts.InvalidInput where the pipeline has no such node
   */
  public static Together of(String a, String b, Explanation explained) {
    Why.require(a, explained);
    Why.require(b, explained);
    Plan plan = explained.plan();
    Flow flow = explained.flow();
    Verdict one = explained.verdict(a);
    Verdict other = explained.verdict(b);
    Set<String> spark = new HashSet<>();
    for (Verdict verdict : plan.nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        spark.add(verdict.node());
      }
    }
    if (one.task().equals(other.task())) {
      Set<String> members = new HashSet<>();
      plan.nodes().stream()
          .filter(verdict -> verdict.task().equals(one.task()))
          .forEach(verdict -> members.add(verdict.node()));
      return new Together(
          one,
          other,
          a.equals(b)
              ? "they are one node"
              : "both are on Spark, and Spark nodes that feed one another share a task",
          links(flow, a, b, members::contains),
          List.of(),
          List.of());
    }
    List<String> offSpark =
        List.of(one, other).stream()
            .filter(verdict -> verdict.type() == NodeType.DEFAULT)
            .map(verdict -> "`" + verdict.node() + "`")
            .toList();
    List<Edge> links = links(flow, a, b, node -> true);
    if (!offSpark.isEmpty()) {
      return new Together(
          one,
          other,
          String.join(" and ", offSpark)
              + (offSpark.size() == 1 ? " is a default node" : " are default nodes")
              + ", and a default node is a task of its own",
          links,
          List.of(),
          List.of());
    }
    List<Edge> onSpark = links(flow, a, b, spark::contains);
    if (!onSpark.isEmpty()) {
      return new Together(
          one,
          other,
          "Spark nodes join the two, but a pinned node lies between: one task of both would have to"
              + " wait for itself",
          onSpark,
          List.of(),
          plan.findings().stream().filter(f -> f.code().equals("split-group")).toList());
    }
    List<String> barriers = nodes(links, a).stream().filter(node -> !spark.contains(node)).toList();
    return new Together(
        one,
        other,
        barriers.isEmpty()
            ? "both are on Spark, but no way through the pipeline joins them"
            : "both are on Spark, but every way between them passes default nodes, on Spark's way"
                + " neither in nor out",
        links,
        barriers,
        List.of());
  }

  private static List<String> nodes(List<Edge> links, String start) {
    List<String> nodes = new ArrayList<>(List.of(start));
    for (Edge edge : links) {
      String last = nodes.get(nodes.size() - 1);
      nodes.add(edge.from().equals(last) ? edge.to() : edge.from());
    }
    return nodes;
  }

  /** A shortest chain of edges through allowed nodes, whichever way each points. */
  private static List<Edge> links(Flow flow, String start, String end, Predicate<String> allowed) {
    Map<String, Edge> cameBy = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(start));
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty() && !seen.contains(end)) {
      String node = queue.remove();
      for (Edge edge : flow.touching(node)) {
        String next = edge.from().equals(node) ? edge.to() : edge.from();
        if (allowed.test(next) && seen.add(next)) {
          cameBy.put(next, edge);
          queue.add(next);
        }
      }
    }
    List<Edge> links = new ArrayList<>();
    String node = end;
    while (cameBy.containsKey(node)) {
      Edge edge = cameBy.get(node);
      links.add(edge);
      node = edge.from().equals(node) ? edge.to() : edge.from();
    }
    Collections.reverse(links);
    return links;
  }
}
