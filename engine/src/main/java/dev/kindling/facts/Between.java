package dev.kindling.facts;

import java.util.List;

/**
 * Measured on the graph whose groups are contracted: a default node that no pin holds lies on a
 * directed cycle, so that groups feed it and it feeds them back; or it is to share a task with a
 * Spark node.
 *
 * @param node the node's full name
 * @param before a shortest way in: a Spark node on that cycle, then the default nodes through which
 *     it feeds the node, in order; of a way longer than {@link #LONGEST} its last nodes
 * @param after a shortest way out: the default nodes through which the node feeds a Spark node on
 *     that cycle, in order, then the Spark node; of a way longer than {@link #LONGEST} its first
 * @param links what joins nodes of the way that do not feed each other, in the order of the way
 * @param path the way through the node: {@code clean → train → report}; its middle left out if
 *     long. Of two nodes that one task is to run, without feeding each other: {@code clean ~ train}
 * @param origin where the node is written
 */
public record Between(
    String node,
    List<String> before,
    List<String> after,
    List<SameTask> links,
    String path,
    Origin origin)
    implements Located {

  /** How many nodes of a way are named, so that a chain of n nodes is not told in n² names. */
  public static final int LONGEST = 100;

  public Between {
    before = List.copyOf(before);
    after = List.copyOf(after);
    links = List.copyOf(links);
  }
}
