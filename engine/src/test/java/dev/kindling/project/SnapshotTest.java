package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotReader;
import dev.kindling.project.snapshot.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {

  private static final String SHOP =
      """
      {
        "metadata": {"project_name": "Shop", "package_name": "shop", "kedro_version": "1.5.0"},
        "status": "success",
        "pipelines": [
          {"name": "__default__", "inputs": ["raw"], "outputs": ["clean"],
           "nodes": [
             {"name": "train", "func_name": "train", "tags": [], "inputs": ["clean@pandas"], "outputs": ["model"]},
             {"name": "clean_orders", "func_name": "clean", "namespace": null,
              "tags": ["b", "a"],
              "inputs": ["raw", "params:x"], "outputs": ["clean@spark"],
              "source": {"filepath": "src/shop/nodes.py", "line_start": 10, "line_end": 14},
              "signature": {
                "parameters": [
                  {"name": "orders", "dataset": "raw", "annotation": "pyspark.sql.dataframe.DataFrame"},
                  {"name": "spare", "dataset": null, "annotation": "pyspark.sql.dataframe.DataFrame"}],
                "returns": "typing.Optional[pyspark.sql.dataframe.DataFrame]"}}]}],
        "datasets": {"clean@spark": {"name": "clean@spark",
          "type": "spark.SparkDataset", "filepath": "data/clean"},
          "kept": {"type": "MemoryDataset", "filepath": null},
          "own": {"type": "shop.io.LazyFrame"}},
        "parameters": ["x"]
      }
      """;

  @Test
  void a_snapshot_gives_nodes_in_kedros_order() {
    Project project = read("shop.json", SHOP);

    assertThat(project.name()).isEqualTo("Shop");
    assertThat(project.pipeline("__default__").orElseThrow().nodes())
        .extracting(Node::name)
        .containsExactly("clean_orders", "train");
  }

  @Test
  void a_node_keeps_its_bindings_tags_and_hints() {
    Node node = read("shop.json", SHOP).pipelines().get(0).nodes().get(0);

    assertThat(node.function()).isEqualTo("clean");
    assertThat(node.namespace()).isNull();
    assertThat(node.tags()).extracting(Tag::name).containsExactly("a", "b");
    assertThat(node.inputs()).extracting("dataset").containsExactly("raw", "params:x");
    assertThat(node.hints()).extracting("parameter").containsExactly("orders", "return");
    assertThat(node.hints().get(1).types())
        .containsExactlyInAnyOrder("typing.Optional", "pyspark.sql.dataframe.DataFrame");
  }

  @Test
  void what_the_source_says_is_where_a_fact_is_and_else_the_line_of_the_snapshot() {
    Project project = read("shop.json", SHOP);
    Node node = project.pipelines().get(0).nodes().get(0);

    assertThat(node.origin()).isEqualTo(new Origin("src/shop/nodes.py", 10, ""));
    assertThat(node.tags().get(0).origin())
        .isEqualTo(new Origin("shop.json", 9, "\"tags\": [\"b\", \"a\"],"));
    assertThat(project.datasets().get("clean@spark").origin().line()).isEqualTo(18);
  }

  @Test
  void a_dataset_tells_its_class_and_whether_it_lasts() {
    Map<String, Dataset> datasets = read("shop.json", SHOP).datasets();

    assertThat(datasets.get("clean@spark").classes()).containsExactly("spark.SparkDataset");
    assertThat(datasets.get("clean@spark").resolved()).isTrue();
    assertThat(datasets.get("kept").ephemeral()).isTrue();
    assertThat(datasets.get("own").resolved()).isFalse();
  }

  @Test
  void yaml_says_the_same() {
    Project project =
        read(
            "shop.yml",
            """
            pipelines:
              - name: __default__
                nodes:
                  - name: load
                    outputs: [orders]
                    tags:
                      - nightly
            datasets:
              orders:
                type: spark.SparkDataset
            """);

    Node node = project.pipelines().get(0).nodes().get(0);
    assertThat(node.tags().get(0).origin()).isEqualTo(new Origin("shop.yml", 7, "- nightly"));
    assertThat(project.datasets().get("orders").origin())
        .isEqualTo(new Origin("shop.yml", 10, "type: spark.SparkDataset"));
  }

  @Test
  void what_is_written_is_read_again() {
    Project project = read("shop.json", SHOP);

    byte[] first = SnapshotWriter.write(project);
    Project again = SnapshotReader.parse(first, "again.json", ReadOptions.defaults());
    byte[] second = SnapshotWriter.write(again);

    assertThat(new String(second, StandardCharsets.UTF_8))
        .isEqualTo(new String(first, StandardCharsets.UTF_8));
    assertThat(again.datasets()).isEqualTo(project.datasets());
    assertThat(again.pipelines().get(0).nodes())
        .extracting(Node::origin)
        .isEqualTo(project.pipelines().get(0).nodes().stream().map(Node::origin).toList());
  }

  @Test
  void the_pipeline_that_to_json_writes_is_a_snapshot() {
    Project project =
        read(
            "p.json",
            "{\"kedro_version\": \"0.19.15\", \"pipeline\": [{\"name\": \"a\", \"inputs\": [], \"outputs\": [\"x\"], \"tags\": []}]}");

    assertThat(project.kedroVersion()).isEqualTo("0.19.15");
    assertThat(project.pipelines().get(0).name()).isEqualTo("__default__");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json | {"pipelines": {}}                                           | a.json:1 | `pipelines` should be a list
          a.json | {"pipelines": [{"nodes": []}]}                              | a.json:1 | a pipeline has no `name`; give it one
          a.json | {"pipelines": [{"name": "p", "nodes": [{"name": 3}]}]}      | a.json:1 | a node's `name` should be a text
          a.json | {"pipelines": [{"name": "p", "nodes": [{"tags": []}]}]}     | a.json:1 | a node has no `name`; give it one
          a.json | {"pipelines": [{"name": "p", "nodes": [{"name": "n", "inputs": "x"}]}]} | a.json:1 | `inputs` should be a list
          a.json | {"pipelines": [{"name": "p"}, {"name": "p"}]}               | a.json   | two pipelines are called `p`; rename one of them
          a.json | {"pipelines": [{"name": "p", "nodes": [{"name": "n"}, {"name": "n"}]}]} | a.json:1 | two nodes of one pipeline are called `n`; rename one of them
          a.json | {"pipelines": [                                             | a.json:1 | the file is no valid JSON here; mend it or write the snapshot anew
          a.json | {"a": 1, "a": 2}                                            | a.json:1 | the field is written twice in one mapping; remove one of them
          a.json | {"a": 1}                                                    | a.json:1 | this is no snapshot of a Kedro project: it has no `pipelines`; `kindling snapshot PROJECT` writes one
          a.yml  | 'pipelines: [a: [}'                                         | a.yml:1  | the file is no valid YAML here; mend it or write the snapshot anew
          a.yml  | '{x: &a [], pipelines: *a}'                                 | a.yml:1  | a snapshot has no aliases; write the value out
          a.txt  | {}                                                        | a.txt    | a snapshot file ends in .json, .yml or .yaml; for a Kedro project name its folder
          """)
  void a_wrong_snapshot_is_refused_with_its_place(
      String file, String content, String place, String message) {
    assertThatThrownBy(() -> read(file, content))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().toString()).isEqualTo(place))
        .hasMessage(message);
  }

  private static Project read(String file, String content) {
    return SnapshotReader.parse(
        content.getBytes(StandardCharsets.UTF_8), file, ReadOptions.defaults());
  }
}
