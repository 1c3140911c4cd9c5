package dev.kindling.facts;

import java.util.Locale;

/** Where a node, or a task, runs. */
public enum NodeType {
  /** On Spark. */
  PYSPARK,
  /** In a pod of its own, as every node that nothing marks. */
  DEFAULT;

  /** As outputs write it: {@code pyspark}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
