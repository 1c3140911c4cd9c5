package dev.kindling.project.viz;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Unread;
import dev.kindling.graph.KedroOrder;
import dev.kindling.project.kedro.DatasetType;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of an export, by the class that it writes beside each. What lives in memory is left
 * out; a class that the export does not tell is named.
 */
final class VizCatalog {

  private static final int MOST_NAMED = 3;

  private final String file;
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, Set<String>> transcoded = new TreeMap<>();
  private final Set<String> untold = new TreeSet<>(KedroOrder.NAMES);
  private final Set<String> unloaded = new TreeSet<>(KedroOrder.NAMES);

  /**
   * @param file what to name for a class that is missing
   * @param pipelines whose nodes use transcoded names
   */
  VizCatalog(String file, List<Pipeline> pipelines) {
    this.file = file;
    for (Pipeline pipeline : pipelines) {
      for (Node node : pipeline.nodes()) {
        Stream.concat(
                node.inputs().stream().map(i -> i.dataset()),
                node.outputs().stream().map(o -> o.dataset()))
            .filter(name -> name.indexOf('@') >= 0)
            .forEach(
                name ->
                    transcoded
                        .computeIfAbsent(DatasetName.base(name), base -> new TreeSet<>())
                        .add(name));
      }
    }
  }

  /**
   * @param metadata null where the export has none for the node
   */
  void add(VizNode node, @Nullable VizMetadata metadata) {
    String name = node.dataset();
    Located type = node.datasetType();
    if (type != null) {
      put(name, type);
    } else if (metadata == null) {
      untold.add(name);
    } else if (metadata.originalType() != null || !metadata.transcodedTypes().isEmpty()) {
      addTranscoded(name, metadata);
    }
  }

  Map<String, Dataset> datasets() {
    return datasets;
  }

  List<Unread> unread() {
    List<Unread> unread = new ArrayList<>();
    if (!untold.isEmpty()) {
      unread.add(
          missing(
              untold,
              "the export does not tell them; give them in a snapshot, or name the project's folder"));
    }
    if (!unloaded.isEmpty()) {
      unread.add(
          missing(
              unloaded,
              "kedro viz could not load them; export without --lite, where the project's packages are installed"));
    }
    return unread;
  }

  private Unread missing(Set<String> names, String reason) {
    String some =
        String.join(", ", names.stream().limit(MOST_NAMED).map(name -> "`" + name + "`").toList());
    String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
    return new Unread(
        names.size() == 1
            ? "the class of the dataset " + some
            : "the classes of the datasets " + some + more,
        names.size() == 1 ? reason.replace("them", "it") : reason,
        new Origin(file, 0, ""));
  }

  /**
   * The name that is written has the class that is written with; the others share what is left,
   * which tells their classes only if that is one. Where no task's metadata names the transcodings,
   * the same holds of the bare name.
   */
  private void addTranscoded(String base, VizMetadata metadata) {
    Set<String> names = new TreeSet<>(transcoded.getOrDefault(base, Set.of(base)));
    List<Located> types = new ArrayList<>(metadata.transcodedTypes());
    Located original = metadata.originalType();
    if (original != null && names.remove(metadata.writtenAs())) {
      put(metadata.writtenAs(), original);
      if (types.size() > names.size()) {
        removeOne(types, original.text());
      }
    } else if (original != null) {
      types.add(original);
    }
    long different = types.stream().map(Located::text).distinct().count();
    for (String name : names) {
      if (different == 1) {
        put(name, types.get(0));
      } else {
        untold.add(name);
      }
    }
  }

  private static void removeOne(List<Located> types, String text) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).text().equals(text)) {
        types.remove(i);
        return;
      }
    }
  }

  private void put(String name, Located written) {
    DatasetType type = VizType.of(written.text());
    if (type.simpleName().equals("UnavailableDataset")) {
      unloaded.add(name);
    } else if (!type.ephemeral()) {
      datasets.putIfAbsent(
          name,
          new Dataset(
              name,
              type.text(),
              List.of(type.text()),
              type.known(),
              false,
              Map.of(),
              null,
              written.origin()));
    }
  }
}
