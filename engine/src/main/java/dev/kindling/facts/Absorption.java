package dev.kindling.facts;

import java.util.List;

/**
 * The finished plan has default nodes in a Spark task because they lie between its nodes: one node,
 * or several that only together make the way from Spark to Spark. For rules on findings alone.
 *
 * @param task the task that took them in
 * @param nodes the absorbed nodes, in Kedro's order
 * @param path the way through the first of them: {@code clean → train → tune → report}
 * @param origin where the first of them is written
 */
public record Absorption(String task, List<String> nodes, String path, Origin origin)
    implements Located {

  public Absorption {
    nodes = List.copyOf(nodes);
  }

  /** How many nodes were absorbed together. */
  public int size() {
    return nodes.size();
  }

  /** The first of the absorbed nodes. */
  public String first() {
    return nodes.get(0);
  }
}
