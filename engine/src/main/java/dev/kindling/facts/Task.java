package dev.kindling.facts;

import java.util.List;

/**
 * A task of the Airflow DAG: a group of Spark nodes, one default node, or several default nodes
 * that are to share a task.
 *
 * @param name {@code pyspark_} and the name of the group's first node; a default node's own name;
 *     {@code default_} and the name of the first of several default nodes
 * @param nodes their full names, in Kedro's order
 * @param downstream names of the tasks that it feeds, in the order of the tasks
 */
public record Task(String name, NodeType type, List<String> nodes, List<String> downstream) {

  public Task {
    nodes = List.copyOf(nodes);
    downstream = List.copyOf(downstream);
  }

  /** The first of its nodes. */
  public String first() {
    return nodes.get(0);
  }
}
