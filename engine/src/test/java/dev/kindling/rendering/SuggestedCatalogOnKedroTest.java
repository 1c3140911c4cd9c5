package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import dev.kindling.facts.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog entries that are suggested are a catalog to real Kedro. */
@Tag("airflow")
class SuggestedCatalogOnKedroTest {

  private static final Map<String, String> HINTS = hints();

  /** Polars and Matplotlib are not installed: of their classes Kedro's datasets know the names. */
  private static final String LOAD =
      """
      import importlib, sys, yaml
      from kedro.io import DataCatalog

      entries = yaml.safe_load(open("catalog.yml"))
      for name in ("frame", "figure"):
          module, dataset = entries.pop(name)["type"].split(".")
          assert dataset in importlib.import_module("kedro_datasets." + module).__all__, dataset
      catalog = DataCatalog.from_config(entries, {})
      for name in entries:
          get = getattr(catalog, "get", None) or catalog._get_dataset
          print(name, type(get(name)).__name__)
      """;

  @TempDir private Path folder;

  private static Map<String, String> hints() {
    Map<String, String> hints = new LinkedHashMap<>();
    hints.put("table", "pyspark.sql.dataframe.DataFrame");
    hints.put("sheet", "pandas.DataFrame");
    hints.put("frame", "polars.DataFrame");
    hints.put("figure", "matplotlib.figure.Figure");
    hints.put("record", "dict");
    hints.put("model of 'x'", "shop.Model");
    return hints;
  }

  @ParameterizedTest
  @CsvSource({"kedro-0.18,0.18.14", "kedro-0.19,0.19.15", "kedro-1,1.7.0"})
  void kedro_makes_every_dataset(String environment, String version) throws IOException {
    StringBuilder yaml = new StringBuilder();
    HINTS.forEach(
        (name, hint) ->
            yaml.append(CatalogSuggestionTest.suggest(name, hint, version, NodeType.DEFAULT)));
    Files.writeString(folder.resolve("catalog.yml"), yaml);
    Files.writeString(folder.resolve("load.py"), LOAD);

    Python.Outcome loaded = Python.locked(environment).run(folder, Map.of(), "load.py");

    assertThat(loaded.code()).as(loaded.output()).isZero();
    assertThat(loaded.output())
        .containsIgnoringCase("table SparkDataset")
        .containsIgnoringCase("sheet ParquetDataset")
        .containsIgnoringCase("record JSONDataset")
        .containsIgnoringCase("PickleDataset");
  }
}
