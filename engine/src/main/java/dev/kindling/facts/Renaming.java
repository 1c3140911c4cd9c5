package dev.kindling.facts;

/**
 * The finished plan gives a group another name than its first node would, because a default node
 * has that name. For rules on findings alone.
 *
 * @param task the name that the group got
 * @param wanted the name that it would have had
 * @param origin where the default node of that name is written
 */
public record Renaming(String task, String wanted, Origin origin) implements Located {}
