package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Version;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Catalog entries for the datasets that pass between tasks in memory, as YAML to paste. The hints
 * of the functions that write and read a dataset tell its type; where they tell nothing it is
 * pickled.
 */
public final class CatalogSuggestion {

  /** Since then datasets are spelled with a small s. */
  private static final Version RENAMED = new Version(0, 19, 0);

  private static final Version ONE = new Version(1, 0, 0);
  private static final String MEMORY_BOUNDARY = "memory-boundary";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern NO_FILE_NAME = Pattern.compile("[^A-Za-z0-9_.-]+");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  /** Ways to keep a dataset; the first whose types a hint mentions is taken. */
  private enum Keeper {
    SPARK("spark.SparkDataset", "parquet", "pyspark."),
    PANDAS("pandas.ParquetDataset", "parquet", "pandas.core.frame.DataFrame", "pandas.DataFrame"),
    POLARS("polars.EagerPolarsDataset", "parquet", "polars."),
    FIGURE(
        "matplotlib.MatplotlibDataset",
        "png",
        "matplotlib.figure.Figure",
        "matplotlib.pyplot.Figure"),
    JSON("json.JSONDataset", "json", "dict", "builtins.dict", "typing.Dict", "str", "builtins.str"),
    PICKLE("pickle.PickleDataset", "pkl");

    private final String type;
    private final String ending;
    private final List<String> types;

    Keeper(String type, String ending, String... types) {
      this.type = type;
      this.ending = ending;
      this.types = List.of(types);
    }

    /** What the class is called in the datasets that go with that Kedro. */
    private String type(Version kedro) {
      if (this == FIGURE && kedro.isBefore(ONE)) {
        return "matplotlib.MatplotlibWriter";
      }
      if (this == POLARS && kedro.isBefore(RENAMED)) {
        return "polars.GenericDataSet";
      }
      return kedro.isBefore(RENAMED) ? type.replace("Dataset", "DataSet") : type;
    }

    private boolean keeps(String name) {
      return types.stream().anyMatch(t -> t.endsWith(".") ? name.startsWith(t) : name.equals(t));
    }
  }

  private final Plan plan;
  private final Project project;
  private final AirflowSettings settings;

  private CatalogSuggestion(Plan plan, Project project, AirflowSettings settings) {
    this.plan = plan;
    this.project = project;
    this.settings = settings;
  }

  /** The entries; empty where no dataset needs one. */
  public static String yaml(Plan plan, Project project, AirflowSettings settings) {
    return new CatalogSuggestion(plan, project, settings).yaml();
  }

  private String yaml() {
    Set<String> datasets =
        plan.findings().stream()
            .filter(finding -> finding.code().equals(MEMORY_BOUNDARY))
            .map(Finding::dataset)
            .filter(dataset -> dataset != null)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> entries = new ArrayList<>();
    datasets.forEach(dataset -> entries.add(entry(dataset)));
    return String.join("\n", entries);
  }

  private String entry(String dataset) {
    Keeper keeper = keeper(dataset);
    StringBuilder yaml = new StringBuilder(key(dataset)).append(":\n");
    String type = keeper.type(Version.parse(project.kedroVersion()));
    yaml.append("  type: ").append(type).append('\n');
    String path = folder(dataset) + fileName(DatasetName.base(dataset)) + "." + keeper.ending;
    yaml.append("  filepath: ").append(quoted(path)).append('\n');
    if (keeper == Keeper.SPARK || keeper == Keeper.POLARS) {
      yaml.append("  file_format: parquet\n");
    }
    if (keeper == Keeper.SPARK) {
      yaml.append("  save_args:\n    mode: overwrite\n");
    }
    return yaml.toString();
  }

  /** A name that is changed gets a digest, so that no two datasets share a file. */
  private static String fileName(String base) {
    String name = NO_FILE_NAME.matcher(base).replaceAll("_");
    return name.equals(base) ? name : name + "_" + Digest.of(base);
  }

  private Keeper keeper(String dataset) {
    List<String> mentioned =
        Stream.concat(written(dataset), read(dataset)).flatMap(h -> h.types().stream()).toList();
    for (Keeper keeper : Keeper.values()) {
      if (mentioned.stream().anyMatch(keeper::keeps)) {
        return keeper;
      }
    }
    return Keeper.PICKLE;
  }

  /** What the node that writes the dataset returns, where that is nothing else. */
  private Stream<TypeHint> written(String dataset) {
    return nodes()
        .filter(
            node ->
                node.outputs().size() == 1
                    && node.outputs().get(0).base().equals(DatasetName.base(dataset)))
        .flatMap(node -> node.hints().stream())
        .filter(hint -> hint.parameter().equals(TypeHint.RETURN));
  }

  private Stream<TypeHint> read(String dataset) {
    return nodes()
        .flatMap(node -> node.hints().stream())
        .filter(hint -> dataset.equals(hint.dataset()));
  }

  private Stream<Node> nodes() {
    return project.pipeline(plan.pipeline()).stream().flatMap(p -> p.nodes().stream());
  }

  /** A cluster and a pod share no disk: what passes between them lies beside the artifacts. */
  private String folder(String dataset) {
    Set<String> onSpark =
        plan.nodes().stream()
            .filter(verdict -> verdict.type() == NodeType.PYSPARK)
            .map(Verdict::node)
            .collect(Collectors.toSet());
    String base = DatasetName.base(dataset);
    boolean meetsSpark =
        nodes()
            .filter(node -> onSpark.contains(node.name()))
            .anyMatch(
                node ->
                    node.inputs().stream().anyMatch(in -> in.base().equals(base))
                        || node.outputs().stream().anyMatch(out -> out.base().equals(base)));
    SparkSettings spark = settings.run().spark();
    String artifacts = spark.artifactsPath().orElse("");
    return meetsSpark && !artifacts.isEmpty()
        ? artifacts.replaceFirst("/+$", "") + "/data/"
        : "data/02_intermediate/";
  }

  private static String key(String dataset) {
    return PLAIN.matcher(dataset).matches() && !RESERVED.contains(dataset.toLowerCase(Locale.ROOT))
        ? dataset
        : quoted(dataset);
  }

  /** A double-quoted scalar. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c >= ' ' && c < 0x7f || Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return out.append('"').toString();
  }
}
