package dev.kindling.facts;

/**
 * A rule's conclusion: the node must run on Spark. The rule and the facts that it matched are kept
 * beside it as its derivation.
 *
 * @param node the node's full name
 * @param message why, in one sentence: {@code output clean is a spark.SparkDataset}
 */
public record Mark(String node, String message) {}
