package dev.kindling.explanation;

import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes nodes Spark nodes, piece by piece: each can be taken away.
 *
 * @param marks reasons that rest on facts, or on other nodes being on Spark
 * @param edges between nodes of one Spark task
 * @param links pairs of one Spark task that a rule wants in one
 */
record Grounds(List<Ground> marks, List<Edge> edges, List<Link> links) {

  Grounds {
    marks = List.copyOf(marks);
    edges = List.copyOf(edges);
    links = List.copyOf(links);
  }

  /**
   * A mark.
   *
   * @param premises nodes that must be on Spark for it
   */
  record Ground(String node, Derivation reason, List<String> premises) {}

  /** All that a plan rests on. Nothing joins nodes of two tasks. */
  static Grounds of(Plan plan, Flow flow) {
    Map<String, String> tasks = new HashMap<>();
    for (Verdict verdict : plan.nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        tasks.put(verdict.node(), verdict.task());
      }
    }
    List<Ground> marks = new ArrayList<>();
    for (Verdict verdict : plan.nodes()) {
      for (Derivation reason : verdict.because()) {
        if (!isCycle(reason)) {
          List<String> premises =
              reason.premises().stream().filter(tasks::containsKey).distinct().toList();
          marks.add(new Ground(verdict.node(), reason, premises));
        }
      }
    }
    return new Grounds(
        marks,
        flow.edges().stream().filter(e -> oneTask(e.from(), e.to(), tasks)).toList(),
        plan.links().stream().filter(l -> oneTask(l.node(), l.other(), tasks)).toList());
  }

  /** Whether a reason is that the node lies on a cycle; all others are marks. */
  static boolean isCycle(Derivation reason) {
    return reason.criterion().equals("sandwich");
  }

  private static boolean oneTask(String one, String other, Map<String, String> tasks) {
    String task = tasks.get(one);
    return task != null && task.equals(tasks.get(other));
  }

  /** How many pieces there are. */
  int size() {
    return marks.size() + edges.size() + links.size();
  }

  /** All pieces but one, by its number: marks first, then edges, then links. */
  Grounds without(int piece) {
    return new Grounds(
        but(marks, piece),
        but(edges, piece - marks.size()),
        but(links, piece - marks.size() - edges.size()));
  }

  private static <T> List<T> but(List<T> all, int one) {
    if (one < 0 || one >= all.size()) {
      return all;
    }
    List<T> fewer = new ArrayList<>(all);
    fewer.remove(one);
    return fewer;
  }

  /** The same without the marks of a node, or with one of them alone. */
  Grounds marking(String node, List<Ground> kept) {
    List<Ground> others = new ArrayList<>(marks);
    others.removeIf(mark -> mark.node().equals(node) && !kept.contains(mark));
    return new Grounds(others, edges, links);
  }

  /** The nodes that are named, in the order of their names. */
  Set<String> nodes() {
    Set<String> nodes = new HashSet<>();
    for (Ground mark : marks) {
      nodes.add(mark.node());
      nodes.addAll(mark.premises());
    }
    for (Edge edge : edges) {
      nodes.add(edge.from());
      nodes.add(edge.to());
    }
    for (Link link : links) {
      nodes.add(link.node());
      nodes.add(link.other());
    }
    return new TreeSet<>(nodes);
  }
}
