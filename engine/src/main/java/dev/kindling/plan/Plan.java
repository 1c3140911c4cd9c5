package dev.kindling.plan;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Task;
import java.util.List;

/**
 * What is to run where: the answer to one pipeline of one project.
 *
 * @param project the project's name
 * @param tasks in order: topological, ties by Kedro's order of their first nodes
 * @param nodes in Kedro's order: topological, ties by name
 * @param findings by severity, code, place and message
 */
public record Plan(
    String project,
    String pipeline,
    String env,
    List<Task> tasks,
    List<Verdict> nodes,
    List<Finding> findings) {

  public Plan {
    tasks = List.copyOf(tasks);
    nodes = List.copyOf(nodes);
    findings = List.copyOf(findings);
  }
}
