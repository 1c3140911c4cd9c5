package dev.kindling.plan;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to run where: the answer to one pipeline of one project.
 *
 * @param project the project's name
 * @param tasks in order: topological, ties by Kedro's order of their first nodes
 * @param nodes in Kedro's order: topological, ties by name
 * @param links the pairs of nodes that rules want in one task, in Kedro's order; those that a pin
 *     keeps apart included
 * @param findings by severity, code, place and message
 */
public record Plan(
    String project,
    String pipeline,
    String env,
    List<Task> tasks,
    List<Verdict> nodes,
    List<Link> links,
    List<Finding> findings) {

  public Plan {
    tasks = List.copyOf(tasks);
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    findings = List.copyOf(findings);
  }

  /** The links of each node that has some, by its name, in their order. */
  public Map<String, List<Link>> linksByNode() {
    Map<String, List<Link>> byNode = new HashMap<>();
    for (Link link : links) {
      byNode.computeIfAbsent(link.node(), node -> new ArrayList<>()).add(link);
      byNode.computeIfAbsent(link.other(), node -> new ArrayList<>()).add(link);
    }
    return byNode;
  }

  /** The same with other findings. */
  public Plan withFindings(List<Finding> others) {
    return new Plan(project, pipeline, env, tasks, nodes, links, others);
  }
}
