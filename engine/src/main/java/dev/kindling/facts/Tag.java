package dev.kindling.facts;

/**
 * A node carries a tag.
 *
 * @param node the node's full name
 * @param name the tag
 */
public record Tag(String node, String name, Origin origin) implements Located {}
