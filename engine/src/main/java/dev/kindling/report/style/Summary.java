package dev.kindling.report.style;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan in one line: {@code 5 nodes: 3 on Spark in 1 group, 2 default; 3 tasks; 1 error, 2 notes}.
 */
public final class Summary {

  private Summary() {}

  public static String of(Plan plan) {
    long spark = plan.nodes().stream().filter(n -> n.type() == NodeType.PYSPARK).count();
    long groups = plan.tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).count();
    String inGroups = spark == 0 ? "" : " in " + count(groups, "group");
    return count(plan.nodes().size(), "node")
        + ": "
        + spark
        + " on Spark"
        + inGroups
        + ", "
        + (plan.nodes().size() - spark)
        + " default"
        + shared(plan)
        + "; "
        + count(plan.tasks().size(), "task")
        + "; "
        + findings(plan);
  }

  /** Whether a node is on Spark for lying between Spark nodes alone. */
  public static boolean absorbed(Verdict verdict) {
    return !verdict.because().isEmpty()
        && verdict.because().stream().allMatch(reason -> reason.criterion().equals("sandwich"));
  }

  /** {@code , 5 of them in 2 groups}: default nodes that share tasks. */
  private static String shared(Plan plan) {
    List<Task> groups =
        plan.tasks().stream()
            .filter(task -> task.type() == NodeType.DEFAULT && task.nodes().size() > 1)
            .toList();
    int nodes = groups.stream().mapToInt(task -> task.nodes().size()).sum();
    return groups.isEmpty() ? "" : ", " + nodes + " of them in " + count(groups.size(), "group");
  }

  private static String findings(Plan plan) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long n = plan.findings().stream().filter(f -> f.severity() == severity).count();
      if (n > 0) {
        parts.add(count(n, severity.toString()));
      }
    }
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  /** {@code 1 task}, {@code 2 tasks}. */
  public static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
