package dev.kindling.facts;

/**
 * The finished plan runs a node in a task. For rules on findings alone.
 *
 * @param node the node's full name
 * @param task the task's name
 * @param type where the node, and so the task, runs
 */
public record Placement(String node, String task, NodeType type) {}
