package dev.kindling.facts;

import java.util.List;

/**
 * The finished plan keeps Spark nodes in two tasks because a pinned node lies between them. For
 * rules on findings alone.
 *
 * @param node the pinned node
 * @param before the way in: a Spark node, then default nodes up to and without the pinned one; of a
 *     way longer than {@link Between#LONGEST} its last nodes
 * @param after the way out: default nodes behind the pinned one, then a Spark node; of a way longer
 *     than {@link Between#LONGEST} its first nodes
 * @param from the task in which the way begins
 * @param to the task in which it ends
 * @param path the way through the pinned node: {@code clean → train → report}; its middle left out
 *     if long. Of two nodes that one task is to run, without feeding each other: {@code clean ~
 *     train}
 * @param groups how many groups there are of the Spark nodes that would be one without pins
 * @param least no plan has fewer groups of them; the same as {@code groups} but where so many nodes
 *     and pins are entangled that the search for the fewest was given up
 * @param origin where the pinned node is written
 */
public record Split(
    String node,
    List<String> before,
    List<String> after,
    String from,
    String to,
    String path,
    int groups,
    int least,
    Origin origin)
    implements Located {

  public Split {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** What is to be said of the number of groups: nothing where there are as few as can be. */
  public String bound() {
    return groups == least ? "" : " (" + groups + " groups, at least " + least + ")";
  }
}
