package dev.kindling.plan;

/**
 * A rule wants two nodes in one task.
 *
 * @param node the one that stands first in Kedro's order
 * @param other the other
 * @param because the rule, and why
 */
public record Link(String node, String other, Derivation because) {

  /** Whether it is about these two, in any order. */
  public boolean joins(String one, String two) {
    return (node.equals(one) && other.equals(two)) || (node.equals(two) && other.equals(one));
  }
}
