package dev.kindling.project.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Unread;
import dev.kindling.files.FileCache;
import dev.kindling.project.OpenProject;
import dev.kindling.project.ProjectPlace;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VizExportTest {

  private static final Path EXPORT =
      Path.of("src", "test", "resources", "dev", "kindling", "project", "export");

  @TempDir Path folder;

  @Test
  void each_pipeline_has_its_nodes_in_kedros_order() {
    Project project = read(EXPORT);

    assertThat(project.name()).isEqualTo("export");
    assertThat(names(project, "__default__"))
        .containsExactly("measure", "north.smooth", "north.write__0a1b2c3d");
    assertThat(names(project, "north")).containsExactly("north.smooth", "north.write__0a1b2c3d");
    assertThat(project.parameters()).containsExactly("limit");
  }

  @Test
  void a_node_has_kedros_order_of_inputs_and_its_line_in_the_export() {
    Node node = node(read(EXPORT), "measure");

    assertThat(node.function()).isEqualTo("take");
    assertThat(node.namespace()).isNull();
    assertThat(node.tags()).extracting(Tag::name).containsExactly("a", "nightly");
    assertThat(node.inputs())
        .extracting("dataset")
        .containsExactly("stations", "raw", "params:limit.upper");
    assertThat(node.outputs()).extracting("dataset").containsExactly("readings@spark");
    assertThat(node.origin().file()).endsWith("export/api/pipelines/__default__");
    assertThat(node.inputs().get(0).origin().text()).isEqualTo("\"stations\",");
  }

  @Test
  void a_node_without_metadata_has_what_the_edges_say_by_name() {
    Node node = node(read(EXPORT), "north.write__0a1b2c3d");

    assertThat(node.function()).isEmpty();
    assertThat(node.namespace()).isEqualTo("north");
    assertThat(node.inputs()).extracting("dataset").containsExactly("north.smoothed");
    assertThat(node.outputs()).extracting("dataset").containsExactly("north.kept");
  }

  @Test
  void datasets_have_their_classes_as_a_catalog_names_them() {
    Map<String, Dataset> datasets = read(EXPORT).datasets();

    assertThat(datasets.values())
        .extracting(Dataset::name, Dataset::type, Dataset::resolved)
        .containsExactly(
            tuple("north.kept", "lake.lake_table.LakeTable", false),
            tuple("north.smoothed", "pandas.CSVDataset", true),
            tuple("raw", "spark.SparkDataset", true),
            tuple("readings@pandas", "pandas.ParquetDataset", true),
            tuple("readings@spark", "spark.SparkDataset", true));
  }

  @Test
  void a_registered_pipeline_that_the_export_lacks_is_named() {
    assertThat(read(EXPORT).unread())
        .extracting(Unread::what)
        .containsExactly("the pipeline `spare`");
  }

  @Test
  void the_one_file_of_older_versions_has_one_pipeline_and_names_in_full() throws IOException {
    Project project =
        read(
            file(
                """
                {"nodes": [
                  {"id": "1", "type": "task", "name": "Smooth It", "full_name": "smooth_it",
                   "tags": [], "pipelines": ["__default__"], "modular_pipelines": ["a", "a.b"]},
                  {"id": "2", "type": "data", "name": "Raw Data", "full_name": "a.b.raw_data",
                   "pipelines": ["__default__"], "modular_pipelines": ["a", "a.b"],
                   "dataset_type": "kedro.extras.datasets.spark.spark_dataset.SparkDataSet"},
                  {"id": "3", "type": "data", "name": "Done", "full_name": "done",
                   "pipelines": ["__default__"], "modular_pipelines": [], "dataset_type": null}],
                 "edges": [{"source": "2", "target": "1"}, {"source": "1", "target": "3"}],
                 "pipelines": [{"id": "__default__", "name": "Default"}, {"id": "x", "name": "X"}],
                 "selected_pipeline": "__default__"}
                """));

    Node node = node(project, "a.b.smooth_it");
    assertThat(node.namespace()).isEqualTo("a.b");
    assertThat(node.inputs()).extracting("dataset").containsExactly("a.b.raw_data");
    assertThat(project.datasets().keySet()).containsExactly("a.b.raw_data");
    assertThat(project.unread())
        .extracting(Unread::what)
        .containsExactly(
            "the names of nodes that the project does not name",
            "the pipeline `x`",
            "the class of the dataset `done`");
  }

  @Test
  void a_snapshot_is_no_export() throws IOException {
    Path snapshot = file("{\"metadata\": {}, \"pipelines\": [{\"name\": \"a\", \"nodes\": []}]}");

    assertThat(VizExport.isAt(snapshot, new FileCache())).isFalse();
    assertThat(VizExport.isAt(EXPORT, new FileCache())).isTrue();
    assertThat(ProjectPlace.at(EXPORT).isFolder()).isFalse();
  }

  @Test
  void an_id_that_leads_out_of_the_export_opens_nothing() throws IOException {
    Files.createDirectories(folder.resolve("e/api/pipelines"));
    Files.writeString(folder.resolve("secret"), "no json");
    Files.writeString(
        folder.resolve("e/api/main"),
        "{\"nodes\": [], \"edges\": [], \"pipelines\": [{\"id\": \"../../../secret\"}]}");

    assertThat(read(folder.resolve("e")).unread())
        .extracting(Unread::what)
        .containsExactly("the pipeline `../../../secret`");
  }

  @Test
  void transcoded_classes_that_no_name_goes_with_are_named_as_unread() throws IOException {
    Files.createDirectories(folder.resolve("e/api/nodes"));
    Files.writeString(
        folder.resolve("e/api/nodes/2"),
        "{\"original_type\": \"spark.spark_dataset.SparkDataset\","
            + " \"transcoded_types\": [\"pandas.csv_dataset.CSVDataset\"]}");
    Files.writeString(
        folder.resolve("e/api/main"),
        """
        {"nodes": [
          {"id": "1", "type": "task", "name": "f", "full_name": "f", "pipelines": ["a"]},
          {"id": "2", "type": "data", "name": "x", "pipelines": ["a"], "dataset_type": null}],
         "edges": [{"source": "2", "target": "1"}],
         "pipelines": [{"id": "a"}], "selected_pipeline": "a"}
        """);

    Project project = read(folder.resolve("e"));

    assertThat(project.datasets()).isEmpty();
    assertThat(project.unread())
        .extracting(Unread::what)
        .containsExactly("the class of the dataset `x`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nodes\": 1}|`nodes` should be a list",
        "{\"nodes\": []}|no `pipelines`",
        "{\"nodes\": [{\"id\": \"1\"}]}|no `type`; export the project anew",
        "{\"nodes\": [], \"edges\": [{\"source\": \"1\"}], \"pipelines\": [{\"id\": \"a\"}]}|none of `nodes`",
        "{\"nodes\": [|as `kedro viz` writes it",
        "{\"nodes\": [], \"pipelines\": [{}]}|has no `id`",
      })
  void a_wrong_shape_is_said_with_the_file_and_the_cure(String text, String message)
      throws IOException {
    Path wrong = file(text);

    assertThatThrownBy(() -> read(wrong))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().file()).endsWith("graph.json"))
        .hasMessageContaining(message);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("graph.json"), text);
  }

  private static Project read(Path place) {
    return OpenProject.at(place, ReadOptions.defaults()).facts();
  }

  private static List<String> names(Project project, String pipeline) {
    return project.pipeline(pipeline).orElseThrow().nodes().stream().map(Node::name).toList();
  }

  private static Node node(Project project, String name) {
    return project.pipelines().get(0).nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
