package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.configuration.Configuration;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Unread;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

  @Test
  void an_entry_tells_its_type_path_and_options() {
    Dataset dataset =
        catalog(
                """
                a:
                  type: spark.SparkDataset
                  filepath: data/a
                  file_format: parquet
                  save_args: {mode: overwrite, n: 3}
                  credentials: {key: secret}
                """)
            .datasets(List.of())
            .get("a");

    assertThat(dataset.type()).isEqualTo("spark.SparkDataset");
    assertThat(dataset.filepath()).isEqualTo("data/a");
    assertThat(dataset.origin().line()).isEqualTo(2);
    assertThat(dataset.resolved()).isTrue();
    assertThat(dataset.options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("file_format", "parquet", "save_args.mode", "overwrite", "save_args.n", "3"));
  }

  @Test
  void a_wrapper_counts_as_what_it_wraps() {
    Map<String, Dataset> datasets =
        catalog(
                """
                a: {type: partitions.PartitionedDataset, path: p, dataset: spark.SparkDataset}
                b: {type: CachedDataset, dataset: {type: spark.SparkHiveDataset}}
                c: {type: pandas.GBQTableDataset, dataset: SparkDataset}
                """)
            .datasets(List.of());

    assertThat(datasets.get("a").classes())
        .containsExactly("partitions.PartitionedDataset", "spark.SparkDataset");
    assertThat(datasets.get("b").classes())
        .containsExactly("CachedDataset", "spark.SparkHiveDataset");
    assertThat(datasets.get("c").classes()).containsExactly("pandas.GBQTableDataset");
  }

  @Test
  void a_class_that_nobody_knows_is_not_resolved() {
    assertThat(catalog("a: {type: shop.io.Lazy}").datasets(List.of()).get("a").resolved())
        .isFalse();
  }

  @Test
  void memory_is_named_as_such() {
    assertThat(catalog("a: {type: MemoryDataSet}").datasets(List.of()).get("a").ephemeral())
        .isTrue();
  }

  @Test
  void factories_make_entries_for_the_names_in_use() {
    Catalog catalog =
        catalog(
            """
            "{ns}.{name}@spark":
              type: spark.SparkDataset
              filepath: data/{ns}/{name}
            "{name}@{kind}":
              type: "{kind}.Dataset"
            exact@spark: {type: pickle.PickleDataset}
            """);

    Map<String, Dataset> datasets =
        catalog.datasets(List.of("a.b@spark", "c@pandas", "exact@spark", "memory", "params:x@y"));

    assertThat(datasets).containsOnlyKeys("a.b@spark", "c@pandas", "exact@spark");
    assertThat(datasets.get("a.b@spark").filepath()).isEqualTo("data/a/b");
    assertThat(datasets.get("a.b@spark").origin().line()).isEqualTo(2);
    assertThat(datasets.get("c@pandas").type()).isEqualTo("pandas.Dataset");
  }

  @Test
  void before_0_18_braces_mean_nothing() {
    Catalog catalog =
        catalog("\"{name}\": {type: pickle.PickleDataset}", new KedroVersion(0, 17, 7));

    assertThat(catalog.datasets(List.of("x"))).containsOnlyKeys("{name}");
  }

  @Test
  void what_is_no_entry_is_named() {
    Catalog catalog = catalog("a: text\n\"{x}_y\": {type: '{z}'}\n");

    assertThat(catalog.datasets(List.of("b_y"))).isEmpty();
    assertThat(catalog.unread())
        .extracting(Unread::what, u -> u.origin().toString())
        .containsExactly(
            tuple("the catalog entry `a`", "c.yml:1"), tuple("the catalog entry `b_y`", "c.yml:2"));
  }

  private static Catalog catalog(String yaml) {
    return catalog(yaml, KedroVersion.NEWEST);
  }

  private static Catalog catalog(String yaml, KedroVersion version) {
    YamlMapping values = (YamlMapping) YamlFile.parse(yaml, "c.yml", YamlFlavour.OMEGACONF);
    ProjectCode code =
        ProjectCode.of(
            new CodeOptions(
                Path.of("none"),
                Path.of("none/src"),
                List.of(),
                "none",
                version,
                null,
                null,
                Map.of()));
    return Catalog.of(new Configuration(values, List.of()), version, code);
  }
}
