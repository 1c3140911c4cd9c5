package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Project;
import dev.kindling.facts.Severity;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain load → clean → train → report, of which clean runs on Spark. */
class LocalDataTest {

  @TempDir private Path folder;

  private static final String SHARED_VOLUME =
      SampleCompile.DATAPROC.replace("disabled: true", "disabled: false");

  @Test
  void a_file_of_the_projects_folder_that_leaves_or_enters_spark_is_named_once()
      throws IOException {
    assertThat(findings(SampleCompile.DATAPROC, "data/raw.csv", "data/clean", "s3://b/model.pkl"))
        .extracting(Finding::dataset, Finding::node)
        .containsExactly(tuple("cleaned", "train"), tuple("raw", "clean"));
    assertThat(findings(SampleCompile.DATAPROC, "data/raw.csv", "gs://b/clean", "gs://b/m").get(0))
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "`raw` passes from task `load` to `pyspark_clean` as `data/raw.csv` in the"
                            + " project's folder, of which every pod and machine has its own"));
  }

  @Test
  void what_every_task_reaches_is_in_order() throws IOException {
    assertThat(findings(SampleCompile.DATAPROC, "gs://b/raw.csv", "dbfs:/clean", "/mnt/model.pkl"))
        .isEmpty();
  }

  @Test
  void pods_share_their_volume_and_nothing_else() throws IOException {
    assertThat(findings(SHARED_VOLUME, "gs://b/raw", "gs://b/clean", "data/model.pkl")).isEmpty();
    assertThat(findings(SHARED_VOLUME, "gs://b/raw", "gs://b/clean", "models/model.pkl"))
        .extracting(Finding::dataset)
        .containsExactly("model");
    assertThat(findings(SampleCompile.DATAPROC, "gs://b/raw", "gs://b/clean", "data/model.pkl"))
        .extracting(Finding::remedy)
        .allSatisfy(remedy -> assertThat(remedy).contains("run_config.volume"));
  }

  @Test
  void only_a_custom_factory_knows_what_its_machines_share() throws IOException {
    String custom =
        SampleCompile.DATAPROC.replace(
            "type: dataproc", "type: custom\n    operator_factory: local.stg");

    assertThat(findings(custom, "data/raw.csv", "data/clean", "data/model.pkl")).isEmpty();
  }

  @Test
  void what_a_cluster_reads_must_be_in_the_archive() throws IOException {
    for (List<String> packed :
        List.of(List.<String>of(), List.of("data/prices.csv.bak", "other/data/prices.csv"))) {
      assertThat(of(SampleCompile.DATAPROC, CHAIN_ON_SPARK, packed))
          .extracting(Finding::dataset, Finding::node, Finding::severity)
          .contains(tuple("prices", "clean", Severity.ERROR));
    }
    for (String file : List.of("data/prices.csv", "data/prices.csv/part-1")) {
      assertThat(of(SampleCompile.DATAPROC, CHAIN_ON_SPARK, List.of(file)))
          .extracting(Finding::dataset)
          .doesNotContain("prices");
    }
    assertThat(of(SampleCompile.DATAPROC, CHAIN_ON_SPARK, null))
        .extracting(Finding::dataset)
        .doesNotContain("prices");
  }

  @Test
  void what_is_written_last_goes_with_the_machine_or_the_pod() throws IOException {
    assertThat(of(SampleCompile.DATAPROC, CHAIN_ON_SPARK, List.of("data/prices.csv")))
        .extracting(Finding::dataset, Finding::node, Finding::severity)
        .containsExactly(
            tuple("report", "tell", Severity.WARNING), tuple("sums", "clean", Severity.ERROR));
    assertThat(of(SHARED_VOLUME, CHAIN_ON_SPARK, List.of("data/prices.csv")))
        .extracting(Finding::dataset)
        .containsExactly("sums");
  }

  private static final String CHAIN_ON_SPARK =
      """
      pipelines:
        - name: __default__
          nodes:
            - {name: clean, func_name: f, tags: ["kedro-airflow-k8s:group:pyspark"], inputs: [prices, "params:p"], outputs: [sums, cleaned]}
            - {name: tell, func_name: f, tags: [], inputs: [cleaned], outputs: [report, artifact]}
      datasets:
        prices: {name: prices, type: pandas.CSVDataset, filepath: ./data/prices.csv}
        sums: {name: sums, type: json.JSONDataset, filepath: data/sums.json}
        cleaned: {name: cleaned, type: pandas.ParquetDataset, filepath: "gs://b/cleaned"}
        report: {name: report, type: json.JSONDataset, filepath: data/report.json}
        artifact: {name: artifact, type: kedro_mlflow.io.artifacts.MlflowArtifactDataset, options: {dataset.filepath: data/a.json}}
      """;

  private List<Finding> findings(String settings, String raw, String cleaned, String model)
      throws IOException {
    String snapshot =
        """
        pipelines:
          - name: __default__
            nodes:
              - {name: load, func_name: f, tags: [], inputs: [source], outputs: [raw]}
              - {name: clean, func_name: f, tags: ["kedro-airflow-k8s:group:pyspark"], inputs: [raw], outputs: [cleaned]}
              - {name: train, func_name: f, tags: [], inputs: [cleaned], outputs: [model]}
              - {name: report, func_name: f, tags: [], inputs: [model, "params:p"], outputs: [out]}
        datasets:
          source: {name: source, type: pandas.CSVDataset, filepath: data/source.csv}
          raw: {name: raw, type: pandas.CSVDataset, filepath: "%s"}
          cleaned: {name: cleaned, type: pandas.ParquetDataset, filepath: "%s"}
          model: {name: model, type: pickle.PickleDataset, filepath: "%s"}
        """
            .formatted(raw, cleaned, model);
    return of(settings, snapshot, null);
  }

  private List<Finding> of(String settings, String snapshot, @Nullable List<String> packed)
      throws IOException {
    Files.writeString(folder.resolve("shop.yml"), snapshot);
    Project project = OpenProject.at(folder.resolve("shop.yml"), ReadOptions.defaults()).facts();
    return LocalData.findings(
        new CompileInput(
            Planner.plan(project, "__default__", RuleBase.builtIn(), PlanOptions.defaults()),
            project,
            AirflowSettingsReader.parse(settings, "conf/base/airflow-k8s.yaml", null),
            null,
            "0.2.0"),
        packed);
  }
}
