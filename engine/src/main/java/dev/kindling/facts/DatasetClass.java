package dev.kindling.facts;

/**
 * A catalog entry is of a class, derives from it, or holds a dataset of it.
 *
 * @param dataset the entry's full name, with its transcoding
 * @param type as the catalog writes it: {@code spark.SparkDataset}
 * @param name the class, with as much of its module as is known: {@code SparkDataset}, {@code
 *     kedro_datasets.spark.SparkDataset}; with the value of one of the entry's options, {@code
 *     ibis.TableDataset[connection.backend=pyspark]}, for classes that are Spark's by it
 * @param origin the line of the entry's {@code type}
 */
public record DatasetClass(String dataset, String type, String name, Origin origin)
    implements Located {

  /** The class's own name, behind any module. */
  public String simpleName() {
    return ClassName.simple(name);
  }

  /**
   * Whether the class may be the one of that package: the package is one of the segments of its
   * module. An empty package is no condition.
   */
  public boolean within(String packageName) {
    return packageName.isEmpty() || ClassName.segments(name).contains(packageName);
  }

  /** The type as a sentence names it: {@code spark.SparkDataset}, {@code Lake (a SparkDataset)}. */
  public String label() {
    String plain = ClassName.plain(simpleName());
    String known = ClassName.simple(type).equals(plain) ? type : type + " (" + plain + ")";
    String demand = ClassName.demand(name);
    return demand.isEmpty() ? known : known + " with " + demand;
  }
}
