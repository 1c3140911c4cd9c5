package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Severity;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogSuggestionTest {

  @Test
  void hints_choose_the_type_and_spark_the_place() {
    assertThat(suggest("orders", "pyspark.sql.dataframe.DataFrame", "1.0.0", NodeType.PYSPARK))
        .isEqualTo(
            """
            orders:
              type: spark.SparkDataset
              filepath: "gs://shop/artifacts/data/orders.parquet"
              file_format: parquet
              save_args:
                mode: overwrite
            """);
    assertThat(suggest("orders", "pandas.DataFrame", "0.18.1", NodeType.DEFAULT))
        .isEqualTo(
            """
            orders:
              type: pandas.ParquetDataSet
              filepath: "data/02_intermediate/orders.parquet"
            """);
    assertThat(suggest("a b@x", "shop.Model", "", NodeType.DEFAULT))
        .isEqualTo(
            """
            "a b@x":
              type: pickle.PickleDataset
              filepath: "data/02_intermediate/a_b_%s.pkl"
            """
                .formatted(Digest.of("a b")));
  }

  @Test
  void ten_thousand_names_come_back_from_the_yaml_with_files_of_their_own() throws IOException {
    HostileText text = new HostileText(11);
    Set<String> names = new LinkedHashSet<>(List.of("a b", "a_b", "yes", "null", "1", "~", ""));
    while (names.size() < 10_000) {
      names.add(text.next().replaceAll("[@\\x{d800}\\x{dc00}]", "."));
    }
    StringBuilder yaml = new StringBuilder();
    names.forEach(name -> yaml.append(suggest(name, "shop.Model", "1.0.0", NodeType.PYSPARK)));

    JsonNode entries =
        new YAMLMapper(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .readTree(yaml.toString());

    assertThat(entries.fieldNames()).toIterable().containsExactlyElementsOf(names);
    Set<String> files = new HashSet<>();
    entries.forEach(entry -> files.add(entry.get("filepath").asText()));
    assertThat(files).hasSameSizeAs(names).allMatch(f -> f.startsWith("gs://shop/artifacts/data/"));
  }

  static String suggest(String dataset, String hint, String kedro, NodeType type) {
    Origin origin = Origin.UNKNOWN;
    Node node =
        new Node(
            "make",
            "make",
            null,
            List.of(),
            List.of(new Input("make", "raw", origin)),
            List.of(new Output("make", dataset, origin)),
            List.of(new TypeHint("make", TypeHint.RETURN, null, hint, Set.of(hint), origin)),
            List.of(),
            origin);
    Project project =
        new Project(
            "Shop",
            "shop",
            kedro,
            "local",
            List.of(new Pipeline("__default__", List.of(node))),
            Map.of(),
            List.of(),
            List.of());
    Finding boundary =
        new Finding("memory-boundary", Severity.ERROR, "use", dataset, "", "", origin);
    Plan plan =
        new Plan(
            "Shop",
            "__default__",
            "local",
            List.of(),
            List.of(new Verdict("make", type, "make", List.of(), List.of(), List.of())),
            List.of(),
            List.of(boundary, boundary));
    return CatalogSuggestion.yaml(
        plan,
        project,
        AirflowSettingsReader.parse(SampleCompile.DATAPROC, "conf/base/airflow-k8s.yaml", null));
  }
}
