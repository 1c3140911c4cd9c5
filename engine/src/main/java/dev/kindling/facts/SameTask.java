package dev.kindling.facts;

/**
 * A rule's conclusion: these two nodes run in one task, whoever feeds whom. Where one of them is on
 * Spark, the other follows it; two default nodes share a default task. What lies between two nodes
 * of one task joins it. A pin can keep them apart.
 *
 * @param node the one node's full name
 * @param other the other's
 * @param message why, in one sentence: {@code features passes from build to train in memory}
 */
public record SameTask(String node, String other, String message) {}
