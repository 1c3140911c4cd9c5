package dev.kindling.python.bodies;

import java.util.List;

/** Which qualified names belong to Spark's own libraries and those that build on its classes. */
public final class SparkNames {

  private static final List<String> ROOTS =
      List.of(
          "pyspark.",
          "delta.",
          "databricks.koalas.",
          "graphframes.",
          "pandera.typing.pyspark.",
          "pandera.typing.pyspark_sql.");

  private SparkNames() {}

  /** Whether the name is one of such a library. */
  public static boolean isSpark(String name) {
    return name.equals("pyspark") || ROOTS.stream().anyMatch(name::startsWith);
  }
}
