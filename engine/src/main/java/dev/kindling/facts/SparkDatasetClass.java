package dev.kindling.facts;

/**
 * Datasets of this class give or take Spark DataFrames: what {@code catalog-type} marks nodes for.
 * The built-in list is data beside that rule; a rule of an organization adds to it: {@code
 * insert(new SparkDatasetClass("LakeTable"));}
 *
 * @param name the class's own name, behind any module prefix, as {@code SparkDataset}; or a segment
 *     of its module before it, where other modules have a class of the same name: {@code
 *     spark.DeltaTableDataset}; behind it the option of the entry that makes it Spark's, with its
 *     value: {@code ibis.TableDataset[connection.backend=pyspark]}
 */
public record SparkDatasetClass(String name) {

  /** The class's own name. */
  public String simpleName() {
    return ClassName.simple(name);
  }

  /** The segment that the class's module must have; empty for any module. */
  public String packageName() {
    String plain = ClassName.plain(name);
    int end = plain.lastIndexOf('.');
    return end < 0 ? "" : plain.substring(0, end);
  }
}
