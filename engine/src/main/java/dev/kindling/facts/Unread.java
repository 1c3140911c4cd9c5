package dev.kindling.facts;

/**
 * A part of the project that could not be read, so that the plan may lack something.
 *
 * @param what the part: a pipeline, a node, a catalog entry, a file
 * @param reason one sentence with the cure
 */
public record Unread(String what, String reason, Origin origin) implements Located {}
