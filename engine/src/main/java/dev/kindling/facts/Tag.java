package dev.kindling.facts;

/**
 * A node carries a tag.
 *
 * @param node the node's full name
 * @param name the tag
 */
public record Tag(String node, String name, Origin origin) implements Located {

  /** Whether it puts the node on Spark, spelled with colons or with dots. */
  public boolean isSpark() {
    return TagKind.SPARK.is(name);
  }

  /** Whether it keeps the node off Spark, spelled with colons or with dots. */
  public boolean isPin() {
    return TagKind.PIN.is(name);
  }
}
