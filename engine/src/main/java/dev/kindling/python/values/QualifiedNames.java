package dev.kindling.python.values;

import java.util.Map;

/** Names by which a thing may be imported, to the one of the module that defines it. */
public final class QualifiedNames {

  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry("pyspark.sql.SparkSession", "pyspark.sql.session.SparkSession"),
          Map.entry("pyspark.sql.Column", "pyspark.sql.column.Column"),
          Map.entry("pyspark.sql.Row", "pyspark.sql.types.Row"),
          Map.entry("pyspark.sql.Window", "pyspark.sql.window.Window"),
          Map.entry("pyspark.sql.SQLContext", "pyspark.sql.context.SQLContext"),
          Map.entry("pyspark.pandas.DataFrame", "pyspark.pandas.frame.DataFrame"),
          Map.entry("pyspark.pandas.Series", "pyspark.pandas.series.Series"),
          Map.entry("pyspark.SparkContext", "pyspark.context.SparkContext"),
          Map.entry("pyspark.SparkConf", "pyspark.conf.SparkConf"),
          Map.entry("pyspark.RDD", "pyspark.rdd.RDD"),
          Map.entry("pyspark.sql.connect.DataFrame", "pyspark.sql.connect.dataframe.DataFrame"),
          Map.entry("pandas.DataFrame", "pandas.core.frame.DataFrame"),
          Map.entry("pandas.Series", "pandas.core.series.Series"),
          Map.entry("polars.DataFrame", "polars.dataframe.frame.DataFrame"),
          Map.entry("polars.LazyFrame", "polars.lazyframe.frame.LazyFrame"));

  private static final String SPARK = "pyspark.sql.";
  private static final String FRAME = ".DataFrame";

  private QualifiedNames() {}

  /** Whether something can be imported by that very name. */
  public static boolean isKnown(String name) {
    return HOMES.containsKey(name)
        || name.equals(SPARK + "DataFrame")
        || name.equals(SPARK + "dataframe.DataFrame");
  }

  /** The name of the defining module; the name itself where no other is known. */
  public static String canonical(String name) {
    if (name.startsWith("builtins.")) {
      return name.substring("builtins.".length());
    } else if (name.startsWith(SPARK)
        && name.endsWith(FRAME)
        && !name.startsWith("pyspark.sql.connect.")
        && !name.startsWith("pyspark.sql.classic.")) {
      // Every module of pyspark.sql that works with frames can be imported from.
      return "pyspark.sql.dataframe.DataFrame";
    }
    return HOMES.getOrDefault(name, name);
  }
}
