package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.files.FileCache;
import dev.kindling.project.kedro.ClassCheck.Answer;
import dev.kindling.project.kedro.ClassCheck.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassCheckTest {

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "1.5.0, spark.SparkDataset, KNOWN",
    "1.5.0, kedro_datasets.spark.SparkDatasetV2, KNOWN",
    "1.5.0, kedro_datasets.spark.spark_dataset.SparkDataset, KNOWN",
    "1.5.0, MemoryDataset, KNOWN",
    "1.5.0, kedro.io.MemoryDataset, KNOWN",
    "1.5.0, partitions.PartitionedDataset, KNOWN",
    "1.5.0, kedro_datasets_experimental.video.VideoDataset, KNOWN",
    "1.5.0, kedro.extras.datasets.spark.SparkDataSet, KNOWN",
    "0.17.7, spark.SparkDataSet, KNOWN",
    "0.17.7, spark.SparkDataset, MISSING",
    "0.17.7, PartitionedDataSet, KNOWN",
    "0.18.14, networkx.NetworkXDataSet, KNOWN",
    "1.5.0, spark.SparkDatset, MISSING",
    "1.5.0, SparkDataset, MISSING",
    "1.5.0, kedro_datasets.spark.Nothing, MISSING",
    "1.5.0, acme.io.TableDataset, FOREIGN",
    "1.5.0, kedro_mlflow.io.artifacts.MlflowArtifactDataset, FOREIGN",
    "1.5.0, json.load, MISSING"
  })
  void kedros_prefixes_are_tried_in_turn(String kedro, String type, Standing standing) {
    assertThat(check(kedro, type).standing()).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spark.SparkDatset | no released version of Kedro and kedro-datasets has such a class; did you mean `spark.SparkDataset`?
          pandas.CSVDatset  | no released version of Kedro and kedro-datasets has such a class; did you mean `pandas.CSVDataset`?
          MemoryDatset      | no released version of Kedro and kedro-datasets has such a class; did you mean `MemoryDataset`?
          spark.Parquetry   | no released version of Kedro and kedro-datasets has such a class
          """)
  void what_is_spelt_most_alike_is_suggested(String type, String reason) {
    assertThat(check("1.5.0", type).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          requirements.txt     | kedro-datasets[spark]==3.0.0 ; python_version > '3'   | spark.SparkDatasetV2       | `SparkDatasetV2` came with kedro-datasets 9.1.0, the project asks for 3.0.0; did you mean `spark.SparkDataset`?
          requirements.txt     | kedro_datasets>=2,<4                                  | pandas.CSVDataSet          | `CSVDataSet` was last in kedro-datasets 1.8.0, the project asks for 2.0.0 to 3.0.1; did you mean `pandas.CSVDataset`?
          src/requirements.txt | kedro-datasets~=9.1                                   | spark.SparkDatasetV2       |
          requirements.txt     | kedro-datasets[spark]                                 | pandas.CSVDataSet          |
          requirements.txt     | kedro-datasets>=99                                    | spark.SparkDataset         |
          uv.lock              | [[package]]\\nname = "kedro-datasets"\\nversion = "3.0.1" | spark.SparkDatasetV2    | `SparkDatasetV2` came with kedro-datasets 9.1.0, the project asks for 3.0.1; did you mean `spark.SparkDataset`?
          pyproject.toml       | [project]\\ndependencies = ["kedro-datasets[spark]>=9.1"] | spark.SparkDatasetV2    |
          pyproject.toml       | [tool.poetry.dependencies]\\nkedro-datasets = {version = "^2.0", extras = ["spark"]} | pandas.CSVDataSet | `CSVDataSet` was last in kedro-datasets 1.8.0, the project asks for 2.0.0 to 2.1.0; did you mean `pandas.CSVDataset`?
          """)
  void the_projects_requirements_choose_the_version(
      String file, String text, String type, String reason) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text.replace("\\n", "\n") + "\n");

    assertThat(check("1.5.0", type).reason()).isEqualTo(reason == null ? "" : reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'>=3.0,<4', 3.0.0, true",
    "'>=3.0,<4', 4.0.0, false",
    "~=3.1, 3.9.0, true",
    "~=3.1, 4.0.0, false",
    "~=3.1.2, 3.1.9, true",
    "~=3.1.2, 3.2.0, false",
    "==3.*, 3.7.1, true",
    "!=3.0.0, 3.0.0, false",
    "==3.0, 3.0.0, true",
    "^0.19.3, 0.19.15, true",
    "^0.19.3, 0.20.0, false",
    "^2.1, 2.9.0, true",
    "~2.1, 2.2.0, false",
    "'>=1.0rc1', 0.1.0, true"
  })
  void versions_compare_as_pep_440_says(String asked, String release, boolean admitted) {
    assertThat(Requirement.of(asked).admits(Release.of(release))).isEqualTo(admitted);
  }

  @Test
  void requirements_may_include_others() throws IOException {
    Files.writeString(root.resolve("requirements.txt"), "-r base.in\nkedro\n");
    Files.writeString(root.resolve("base.in"), "# pinned\nkedro-datasets == 3.0.0  # for now\n");

    assertThat(Requirements.of(root, new FileCache()).names("kedro-datasets")).isTrue();
    assertThat(Requirements.of(root, new FileCache()).names("kedro")).isFalse();
  }

  @Test
  void of_classes_before_the_table_begins_none_is_missing() {
    assertThat(check("0.15.5", "kedro.contrib.io.pyspark.SparkDataSet").standing())
        .isEqualTo(Standing.KNOWN);
    assertThat(check("0.16.6", "kedro.contrib.io.pyspark.SparkDataSet").standing())
        .isNotEqualTo(Standing.KNOWN);
    assertThat(check("0.15.5", "shop.io.OwnDataSet").standing()).isEqualTo(Standing.FOREIGN);
  }

  private Answer check(String kedro, String type) {
    return new ClassCheck(KedroVersion.of(kedro), Requirements.of(root, new FileCache()))
        .check(type);
  }
}
