package dev.kindling.facts;

/**
 * A type that is a Spark DataFrame: what {@code type-hint} marks nodes for. The built-in list is
 * data beside that rule.
 *
 * @param name the qualified name: {@code pyspark.sql.dataframe.DataFrame}
 */
public record SparkType(String name) {}
