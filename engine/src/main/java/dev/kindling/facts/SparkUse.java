package dev.kindling.facts;

/**
 * The body of a node's function uses pyspark: an import, a {@code SparkSession}, a call.
 *
 * @param node the node's full name
 * @param name the qualified name that is used, as {@code pyspark.sql.SparkSession}
 */
public record SparkUse(String node, String name, Origin origin) implements Located {}
