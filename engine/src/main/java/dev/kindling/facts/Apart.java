package dev.kindling.facts;

/**
 * The finished plan runs two nodes in two tasks although a rule wants them in one, because of a
 * pin. For rules on findings alone.
 *
 * @param node the one node
 * @param other the other, behind it in Kedro's order
 * @param message why they should share a task
 * @param pinned the pinned node that forbids it: one of the two, or one that would have to share
 *     the task, or one that lies between them
 * @param from the task of the one
 * @param to the task of the other
 * @param origin where the pinned node is written
 */
public record Apart(
    String node, String other, String message, String pinned, String from, String to, Origin origin)
    implements Located {}
