package dev.kindling.project.kedro;

import java.util.Set;

/**
 * The class that a catalog entry names. Kedro looks for it below {@code kedro.io}, {@code
 * kedro_datasets}, {@code kedro.extras.datasets} and as it is written.
 *
 * @param text as the catalog writes it
 */
public record DatasetType(String text) {

  private static final Set<String> KEDRO_IO =
      Set.of(
          "MemoryDataset",
          "CachedDataset",
          "LambdaDataset",
          "SharedMemoryDataset",
          "PartitionedDataset",
          "IncrementalDataset");

  private static final Set<String> MEMORY = Set.of("MemoryDataset", "SharedMemoryDataset");

  /** Packages of dataset classes that others publish. */
  private static final Set<String> PLUGINS =
      Set.of("kedro_mlflow", "kedro_azureml", "kedro_dagster");

  /** Packages of dataset classes that Kedro and its plugins publish. */
  private static final Set<String> LIBRARIES =
      Set.of(
          "kedro",
          "kedro_datasets",
          "kedro_datasets_experimental",
          "kedro_mlflow",
          "kedro_azureml",
          "kedro_dagster");

  /** Modules of {@code kedro_datasets}, which the catalog names without their package. */
  private static final Set<String> MODULES =
      Set.of(
          "api",
          "biosequence",
          "dask",
          "databricks",
          "databricksconnect",
          "delta",
          "email",
          "geopandas",
          "hdfs",
          "holoviews",
          "huggingface",
          "ibis",
          "json",
          "langchain",
          "matlab",
          "matplotlib",
          "netcdf",
          "networkx",
          "openxml",
          "pandas",
          "partitions",
          "pickle",
          "pillow",
          "plotly",
          "polars",
          "prophet",
          "pytorch",
          "redis",
          "rioxarray",
          "safetensors",
          "snowflake",
          "spark",
          "sqlalchemy",
          "svmlight",
          "tensorflow",
          "text",
          "tracking",
          "video",
          "xarray",
          "yaml");

  public static DatasetType of(String text) {
    return new DatasetType(text);
  }

  /** The last part, in the spelling that Kedro has used since 0.19. */
  public String modernName() {
    String simple = simpleName();
    return simple.endsWith("DataSet")
        ? simple.substring(0, simple.length() - "DataSet".length()) + "Dataset"
        : simple;
  }

  /** The last part as it is written. */
  public String simpleName() {
    return text.substring(text.lastIndexOf('.') + 1);
  }

  /** The first part; empty for a bare class name. */
  String firstPart() {
    int dot = text.indexOf('.');
    return dot < 0 ? "" : text.substring(0, dot);
  }

  /** Whether the class belongs to a published plugin, whatever it has. */
  public boolean ofPlugin() {
    return PLUGINS.contains(firstPart());
  }

  /** Whether the class is one of Kedro's, or of a published plugin. */
  public boolean known() {
    String first = firstPart();
    return first.isEmpty()
        ? KEDRO_IO.contains(modernName())
        : LIBRARIES.contains(first) || MODULES.contains(first);
  }

  /** Whether it is Kedro's cache around another dataset. */
  public boolean caches() {
    String first = firstPart();
    return modernName().equals("CachedDataset") && (first.isEmpty() || first.equals("kedro"));
  }

  /** Whether what is saved is gone with the process. */
  public boolean ephemeral() {
    String first = firstPart();
    return MEMORY.contains(modernName()) && (first.isEmpty() || first.equals("kedro"));
  }
}
