package dev.kindling.project.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Node;
import dev.kindling.facts.Project;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Unread;
import dev.kindling.project.KedroFolder;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KedroSnapshotTest {

  private static final String FRAME = "pyspark.sql.dataframe.DataFrame";

  @TempDir Path root;

  @TempDir Path elsewhere;

  private static String node(String name, String more) {
    return """
    {"name": "%s", "namespace": null, "tags": [], "inputs": ["in_%s"], "outputs": ["out_%s"]%s}"""
        .formatted(name, name, name, more);
  }

  private static String snapshot(String... nodes) {
    return """
    {"metadata": {"project_name": "Shop", "package_name": "shop", "kedro_version": "1.5.0"},
     "pipelines": [{"name": "__default__", "inputs": [], "outputs": [], "nodes": [%s]}],
     "datasets": {"in_a": {"name": "in_a", "type": "CachedDataset", "filepath": null}},
     "parameters": []}
    """
        .formatted(String.join(",\n", nodes));
  }

  private void project() {
    new KedroFolder(root)
        .file(
            "pyproject.toml",
            "[tool.kedro]\npackage_name = 'shop'\nproject_name = 'Shop'\nkedro_init_version = '1.5.0'\n")
        .file("src/shop/settings.py", "")
        .file(
            "conf/base/catalog.yml",
            "in_a:\n  type: CachedDataset\n  dataset: {type: spark.SparkDataset, filepath: x}\n")
        .file(
            "src/shop/nodes.py",
            """
            from pyspark.sql import DataFrame
            from pyspark.sql import functions as F


            def f(x: DataFrame) -> int:
                return F.lit(1)


            class Steps:
                @staticmethod
                def g(x, *rest) -> "DataFrame":
                    return x


            g = Steps.g
            """)
        .registry("result = pipeline([node(f, 'in_a', 'out_a', name='a')])");
  }

  private Project read(Path place, String text) throws IOException {
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
    return OpenProject.at(place, ReadOptions.defaults()).facts();
  }

  private static List<String> hints(Node node) {
    return node.hints().stream().map(TypeHint::annotation).toList();
  }

  @Test
  void annotations_and_wrapped_classes_come_from_the_project_around_it() throws IOException {
    project();
    String source =
        ", \"func_name\": \"g\", \"source\": {\"filepath\": \"src/shop/nodes.py\", \"line_start\": 10, \"line_end\": 12}";

    Project read = read(root.resolve("build/s.json"), snapshot(node("a", ""), node("b", source)));

    assertThat(read.unread()).isEmpty();
    List<Node> nodes = read.pipelines().get(0).nodes();
    assertThat(hints(nodes.get(0))).containsExactly(FRAME, "int");
    assertThat(nodes.get(0).sparkUses())
        .extracting(SparkUse::name)
        .contains("pyspark.sql.functions.lit");
    assertThat(hints(nodes.get(1))).containsExactly(FRAME);
    assertThat(read.datasets().get("in_a").classes()).contains("spark.SparkDataset");
  }

  @Test
  void what_no_file_shows_is_unread() throws IOException {
    project();
    Project within = read(root.resolve("s.json"), snapshot(node("a", ""), node("c", "")));
    assertThat(within.unread()).extracting(Unread::what).containsExactly("the annotations of `c`");

    Project apart = read(elsewhere.resolve("s.json"), snapshot(node("a", ""), node("c", "")));
    assertThat(apart.unread())
        .extracting(Unread::what)
        .containsExactly(
            "what the dataset `in_a` wraps", "the annotations of `a` and of 1 more nodes");
    assertThat(apart.unread().get(0).reason()).contains("kindling snapshot");
  }

  @Test
  void a_snapshot_of_ours_or_of_a_person_is_taken_at_its_word() throws IOException {
    String ours = snapshot(node("a", ", \"signature\": {\"parameters\": []}"));
    assertThat(read(root.resolve("s.json"), ours).unread()).isEmpty();
    String persons = snapshot(node("a", "")).replace("\"namespace\": null, ", "");
    assertThat(read(root.resolve("s.json"), persons).unread()).isEmpty();
    String stamped = snapshot(node("a", "")).replace("\"1.5.0\"", "\"1.5.0\", \"env\": \"local\"");
    assertThat(read(root.resolve("s.json"), stamped).unread()).isEmpty();
  }

  @Test
  void one_pipeline_alone_takes_the_catalog_too() throws IOException {
    project();
    String text =
        """
        {"kedro_version": "1.5.0", "pipeline": [{"name": "a", "inputs": ["in_a"], "outputs": ["out_a"], "tags": []}]}
        """;
    Project within = read(root.resolve("s.json"), text);
    assertThat(within.unread()).isEmpty();
    assertThat(hints(within.pipelines().get(0).nodes().get(0))).containsExactly(FRAME, "int");
    assertThat(within.datasets()).containsKey("in_a");

    assertThat(read(elsewhere.resolve("s.json"), text).unread())
        .extracting(Unread::what)
        .containsExactly("the catalog", "the annotations of `a`");
  }
}
