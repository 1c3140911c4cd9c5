package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Origin;
import dev.kindling.project.kedro.ClassCheck;
import dev.kindling.project.kedro.ClassCheck.Standing;
import dev.kindling.project.kedro.DatasetType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a dataset of a catalog entry: its classes, what it wraps, its options. */
public final class CatalogEntry {

  private static final int DEEPEST = 8;

  /** Where wrappers keep the dataset that they wrap. */
  private static final List<String> INNER = List.of("dataset", "data_set", "response_dataset");

  /** Classes for which a bare text under such a key is a type; for others it may be any name. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "CachedDataset",
          "PartitionedDataset",
          "IncrementalDataset",
          "MlflowArtifactDataset",
          "AzureMLAssetDataset",
          "DagsterPartitionedDataset");

  /** What goes on to another library as it is: no plan depends on it. */
  private static final Pattern PASSED_ON =
      Pattern.compile("^(?:\\w+_args|transcoders?|metadata|layer)(?:\\.|$)");

  private final ProjectCode code;
  private final ClassCheck check;

  /** A dataset, and those of its values that could not be read. */
  record Read(Dataset dataset, List<YamlUnread> lost) {}

  CatalogEntry(ProjectCode code, ClassCheck check) {
    this.code = code;
    this.check = check;
  }

  Read read(String name, YamlMapping entry, Origin key) {
    Set<String> classes = new LinkedHashSet<>();
    List<YamlUnread> lost = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean resolved = collect(entry, classes, lost, problems, 0);
    Map<String, String> options = new TreeMap<>();
    options(entry, "", options, lost, 0);
    DatasetType type = DatasetType.of(type(entry));
    YamlValue written = entry.get("type");
    Dataset dataset =
        new Dataset(
            name,
            type.text(),
            List.copyOf(classes),
            resolved,
            ephemeral(entry, 0),
            options,
            entry.get("filepath") instanceof YamlScalar path && path.value() != null
                ? path.text()
                : null,
            written == null ? key : written.origin(),
            problems.isEmpty() ? null : problems.get(0));
    return new Read(dataset, List.copyOf(new LinkedHashSet<>(lost)));
  }

  /** Whether what is saved is gone with the process: in memory, or a cache of what is. */
  private static boolean ephemeral(YamlMapping entry, int depth) {
    DatasetType type = DatasetType.of(type(entry));
    return type.ephemeral()
        || type.caches()
            && depth < DEEPEST
            && entry.get("dataset") instanceof YamlMapping inner
            && ephemeral(inner, depth + 1);
  }

  private static String type(YamlMapping entry) {
    String type = entry.text("type");
    return type == null ? "" : type;
  }

  /** Whether datasets of the type hold another one. */
  public static boolean isWrapper(String type) {
    return WRAPPERS.contains(DatasetType.of(type).modernName());
  }

  /** The classes of the entry and of what it wraps; whether its own class is known. */
  private boolean collect(
      YamlMapping entry,
      Set<String> classes,
      List<YamlUnread> lost,
      List<String> problems,
      int depth) {
    if (entry.get("type") instanceof YamlUnread unread) {
      lost.add(unread);
    }
    DatasetType type = DatasetType.of(type(entry));
    boolean resolved = add(type, classes, problems);
    boolean wraps = classes.stream().anyMatch(CatalogEntry::isWrapper);
    for (String key : INNER) {
      YamlValue inner = entry.get(key);
      if (inner instanceof YamlMapping mapping && mapping.get("type") != null && depth < DEEPEST) {
        resolved &= collect(mapping, classes, lost, problems, depth + 1);
      } else if (wraps && inner instanceof YamlScalar scalar && scalar.value() instanceof String) {
        resolved &= add(DatasetType.of(scalar.text()), classes, problems);
      }
    }
    return resolved;
  }

  private boolean add(DatasetType type, Set<String> classes, List<String> problems) {
    if (type.text().isEmpty()) {
      return false;
    }
    boolean first = classes.isEmpty();
    classes.add(type.text());
    ClassCheck.Answer answer = check.check(type.text());
    if (answer.standing() == Standing.KNOWN || type.ofPlugin()) {
      return true;
    }
    ClassFacts facts = code.classFacts(type.text());
    facts.names().stream().filter(c -> !c.equals(type.simpleName())).forEach(classes::add);
    if (!facts.resolved() && answer.standing() == Standing.MISSING) {
      problems.add((first ? "" : "of what it wraps, `" + type.text() + "`, ") + answer.reason());
    }
    return facts.resolved();
  }

  /** Scalars by dotted key. Credentials are left out: nothing may print them. */
  private static void options(
      YamlMapping mapping,
      String prefix,
      Map<String, String> options,
      List<YamlUnread> lost,
      int depth) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              YamlValue value = entry.value();
              String name = prefix + key;
              if (key.equals("credentials") || name.equals("type")) {
                return;
              }
              if (value instanceof YamlMapping inner && depth < DEEPEST) {
                options(inner, name + ".", options, lost, depth + 1);
              } else if (value instanceof YamlUnread unread) {
                if (!unread.elsewhere() || !PASSED_ON.matcher(name).find()) {
                  lost.add(unread);
                }
              } else if (value instanceof YamlScalar scalar
                  && scalar.value() != null
                  && !name.equals("filepath")) {
                options.put(name, scalar.text());
              }
            });
  }
}
