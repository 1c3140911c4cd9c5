package dev.kindling.facts;

/**
 * A type that looks like one of Spark's and marks no node. The built-in list is data beside {@code
 * type-hint}.
 *
 * @param name the qualified name: {@code pyspark.sql.types.Row}
 * @param reason why not, as a sentence goes on: {@code it is a plain Python object}
 */
public record PlainType(String name, String reason) {}
