package dev.kindling.project.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.configuration.Configuration;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Unread;
import dev.kindling.files.FileCache;
import dev.kindling.project.kedro.KedroVersion;
import dev.kindling.project.kedro.Requirements;
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
  void two_factories_that_catch_everything_are_refused_from_0_19_6_on() {
    String yaml = "'{a}': {type: pandas.CSVDataset}\n'{b}': {type: spark.SparkDataset}\n";

    assertThat(catalog(yaml).unread())
        .extracting(Unread::what)
        .containsExactly("the dataset factory `{b}`");
    Catalog older = catalog(yaml, new KedroVersion(0, 19, 5));
    assertThat(older.unread()).isEmpty();
    assertThat(older.datasets(List.of("x")).get("x").type()).isEqualTo("pandas.CSVDataset");
  }

  @Test
  void a_typed_field_is_written_alike_in_name_and_body() {
    String alike = "'part_{n:d}': {type: T, filepath: 'p{n:d}'}";
    String bare = "'part_{n:d}': {type: T, filepath: 'p{n}'}";

    assertThat(catalog(alike).datasets(List.of("part_007")).get("part_007").filepath())
        .isEqualTo("p7");
    assertThat(catalog(bare).unread()).hasSize(1);
    Catalog older = catalog(bare, new KedroVersion(0, 18, 14));
    assertThat(older.datasets(List.of("part_007")).get("part_007").filepath()).isEqualTo("p7");
  }

  @Test
  void a_cache_of_what_is_in_memory_is_in_memory() {
    Catalog catalog =
        catalog(
            """
            a: {type: CachedDataset, dataset: {type: kedro.io.MemoryDataset}}
            b: {type: CachedDataset, dataset: {type: pandas.CSVDataset, filepath: x}}
            """);

    assertThat(catalog.datasets(List.of()).get("a").ephemeral()).isTrue();
    assertThat(catalog.datasets(List.of()).get("b").ephemeral()).isFalse();
  }

  @Test
  void what_goes_on_to_a_library_is_not_needed() {
    Catalog catalog =
        catalog(
            "a: {type: pandas.CSVDataset, load_args: {d: !!binary aGk=}, other: !!binary aGk=}");

    assertThat(catalog.datasets(List.of()).get("a").type()).isEqualTo("pandas.CSVDataset");
    assertThat(catalog.unread()).hasSize(1);
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
            tuple("the dataset factory `{x}_y`", "c.yml:2"),
            tuple("the catalog entry `a`", "c.yml:1"));
  }

  private static Catalog catalog(String yaml) {
    return catalog(yaml, KedroVersion.NEWEST);
  }

  private static Catalog catalog(String yaml, KedroVersion version) {
    YamlMapping values = (YamlMapping) YamlFile.parse(yaml, "c.yml", YamlFlavour.OMEGACONF);
    FileCache files = new FileCache();
    Requirements none = Requirements.of(Path.of("none"), files);
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
                Map.of(),
                none,
                files));
    return Catalog.of(new Configuration(values, List.of()), version, code, none);
  }
}
