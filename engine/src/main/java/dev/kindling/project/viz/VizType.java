package dev.kindling.project.viz;

import dev.kindling.project.kedro.DatasetType;

/** The class of a dataset in an export: the last two parts of its module, then its name. */
final class VizType {

  private VizType() {}

  /** As a catalog would name it: {@code spark.spark_dataset.SparkDataset} without the file. */
  static DatasetType of(String written) {
    String[] parts = written.split("\\.", -1);
    if (parts.length == 3) {
      DatasetType bare = DatasetType.of(parts[2]);
      if (parts[0].equals("io") && bare.known()) {
        return bare;
      }
      if (isModuleOf(parts[1], parts[2])) {
        DatasetType shortened = DatasetType.of(parts[0] + "." + parts[2]);
        return shortened.known() ? shortened : DatasetType.of(written);
      }
    }
    return DatasetType.of(written);
  }

  /** Whether the file is named like the class: {@code csv_dataset} for {@code CSVDataset}. */
  private static boolean isModuleOf(String module, String type) {
    return module.replace("_", "").equalsIgnoreCase(type);
  }
}
