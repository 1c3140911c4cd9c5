package dev.kindling.explanation;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why two nodes are in one task, or in two.
 *
 * @param reason in one sentence
 * @param links how the two hang together, step by step from the one to the other, edges in the
 *     direction that the data flows; empty where they do not
 * @param barriers default nodes on that way: what keeps the two apart
 * @param splits findings that tell of a pin that keeps the two apart
 */
public record TaskRelation(
    Verdict one,
    Verdict other,
    String reason,
    List<Step> links,
    List<String> barriers,
    List<Finding> splits) {

  public TaskRelation {
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
  public static TaskRelation of(String a, String b, Explanation explained) {
    Why.require(a, explained);
    Why.require(b, explained);
    Verdict one = explained.verdict(a);
    Verdict other = explained.verdict(b);
    Steps steps = new Steps(explained);
    return one.task().equals(other.task())
        ? joined(one, other, explained.plan(), steps)
        : apart(one, other, explained.plan(), steps);
  }

  private static TaskRelation joined(Verdict one, Verdict other, Plan plan, Steps steps) {
    Set<String> members = new HashSet<>();
    plan.nodes().stream()
        .filter(verdict -> verdict.task().equals(one.task()))
        .forEach(verdict -> members.add(verdict.node()));
    boolean spark = one.type() == NodeType.PYSPARK;
    List<Step> way =
        spark
            ? steps.byEdges(one.node(), other.node(), members::contains)
            : steps.byLinks(one.node(), other.node(), members::contains);
    if (way.isEmpty()) {
      way = steps.byAny(one.node(), other.node(), members::contains);
    }
    return new TaskRelation(one, other, reason(one, other, way), way, List.of(), List.of());
  }

  private static String reason(Verdict one, Verdict other, List<Step> way) {
    if (one.node().equals(other.node())) {
      return "they are one node";
    }
    if (one.type() == NodeType.PYSPARK) {
      return way.stream().anyMatch(Step::together)
          ? "both are on Spark, and Spark nodes share a task that feed one another or that a rule"
              + " wants in one"
          : "both are on Spark, and Spark nodes that feed one another share a task";
    }
    if (!way.stream().allMatch(Step::together)) {
      return "what lies between nodes of one task joins it";
    }
    return way.size() == 1
        ? "a rule wants the two in one task"
        : "rules want each of these in one task with the next";
  }

  private static TaskRelation apart(Verdict one, Verdict other, Plan plan, Steps steps) {
    String a = one.node();
    String b = other.node();
    List<Step> wanted = steps.given(a, b);
    if (!wanted.isEmpty()) {
      List<Finding> pins = told("kept-apart", one, other, plan);
      String reason = "a rule wants the two in one task, but a pin keeps them apart";
      return new TaskRelation(one, other, reason, wanted, List.of(), pins);
    }
    List<Step> way = steps.byEdges(a, b, node -> true);
    List<String> offSpark =
        List.of(one, other).stream()
            .filter(verdict -> verdict.type() == NodeType.DEFAULT)
            .map(verdict -> "`" + verdict.node() + "`")
            .toList();
    if (!offSpark.isEmpty()) {
      String reason =
          String.join(" and ", offSpark)
              + (offSpark.size() == 1 ? " is a default node" : " are default nodes")
              + (plan.links().isEmpty()
                  ? ", and a default node is a task of its own"
                  : ", and no rule wants the two in one task");
      return new TaskRelation(one, other, reason, way, List.of(), List.of());
    }
    Set<String> spark = new HashSet<>();
    plan.nodes().stream()
        .filter(verdict -> verdict.type() == NodeType.PYSPARK)
        .forEach(verdict -> spark.add(verdict.node()));
    List<Step> onSpark = steps.byEdges(a, b, spark::contains);
    if (!onSpark.isEmpty()) {
      return new TaskRelation(
          one,
          other,
          "Spark nodes join the two, but a pinned node lies between: one task of both would have to"
              + " wait for itself",
          onSpark,
          List.of(),
          told("split-group", one, other, plan));
    }
    List<String> barriers =
        Steps.nodes(way, a).stream().filter(node -> !spark.contains(node)).toList();
    return new TaskRelation(
        one,
        other,
        barriers.isEmpty()
            ? "both are on Spark, but no way through the pipeline joins them"
            : "both are on Spark, but every way between them passes default nodes, on Spark's way"
                + " neither in nor out",
        way,
        barriers,
        List.of());
  }

  /** The findings of a code on pinned nodes that are in the way of one task for the two. */
  private static List<Finding> told(String code, Verdict one, Verdict other, Plan plan) {
    Set<String> tasks = new HashSet<>(Set.of(one.task(), other.task()));
    tasks.addAll(between(one.task(), other.task(), plan));
    tasks.addAll(between(other.task(), one.task(), plan));
    Set<String> pinned = new HashSet<>();
    plan.nodes().stream()
        .filter(verdict -> !verdict.pins().isEmpty() && tasks.contains(verdict.task()))
        .forEach(verdict -> pinned.add(verdict.node()));
    return plan.findings().stream()
        .filter(finding -> finding.code().equals(code) && pinned.contains(finding.node()))
        .toList();
  }

  /** The tasks on ways from the one task to the other. */
  private static Set<String> between(String from, String to, Plan plan) {
    Set<String> ahead = new HashSet<>(Set.of(from));
    for (Task task : plan.tasks()) {
      if (ahead.contains(task.name())) {
        ahead.addAll(task.downstream());
      }
    }
    Set<String> behind = new HashSet<>(Set.of(to));
    for (int i = plan.tasks().size() - 1; i >= 0; i--) {
      Task task = plan.tasks().get(i);
      if (task.downstream().stream().anyMatch(behind::contains)) {
        behind.add(task.name());
      }
    }
    ahead.retainAll(behind);
    return ahead;
  }
}
