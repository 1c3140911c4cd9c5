package dev.kindling.facts;

/**
 * A rule's conclusion: the node never runs on Spark, whatever marks it.
 *
 * @param node the node's full name
 * @param message why, in one sentence
 */
public record Pin(String node, String message) {}
