package dev.kindling.project.snapshot;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.files.FileCache;
import dev.kindling.project.folder.CatalogEntry;
import dev.kindling.project.folder.FolderReader;
import dev.kindling.project.folder.Place;
import dev.kindling.project.folder.ProjectMarker;
import dev.kindling.project.folder.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that Kedro wrote has no annotations and not what a dataset wraps. Where it lies within
 * its project, the project's files tell; what they do not tell is named as unread.
 */
final class KedroSnapshot {

  private static final String CURE =
      "put the snapshot into the project's folder, or plan that folder or what `kindling snapshot`"
          + " makes of it";

  private final Project snapshot;
  private final Origin file;
  private final @Nullable FolderReader reader;
  private final @Nullable Project read;
  private final String lack;
  private final List<Node> unseen = new ArrayList<>();
  private final List<Unread> unread;

  private KedroSnapshot(Project snapshot, Path path, ReadOptions options) {
    this.snapshot = snapshot;
    this.file = new Origin(Place.name(path), 1, "");
    this.unread = new ArrayList<>(snapshot.unread());
    Path folder = folder(path, options.files());
    FolderReader around = null;
    Project found = null;
    String missing = "the project's files are not beside it; " + CURE;
    if (folder != null) {
      try {
        around = FolderReader.of(folder, options);
        found = around.read();
        missing = "the project's files do not show it; " + CURE;
        if (!found.packageName().equals(snapshot.packageName()) && !single()) {
          missing = "the project around it is another one, `" + found.packageName() + "`; " + CURE;
          around = null;
          found = null;
        }
      } catch (InvalidInput e) {
        missing = "the project around it cannot be read: " + e.getMessage();
      }
    }
    this.reader = around;
    this.read = found;
    this.lack = missing;
  }

  /** The snapshot with what the files of the project around it say. */
  static Project complete(Project snapshot, Path path, ReadOptions options) {
    return new KedroSnapshot(snapshot, path, options).complete();
  }

  /** The project that the file lies in; null where it lies in none. */
  private static @Nullable Path folder(Path path, FileCache files) {
    for (Path at = path.toAbsolutePath().normalize().getParent(); at != null; at = at.getParent()) {
      if (ProjectMarker.isAt(at, files)) {
        return at;
      }
    }
    return null;
  }

  private Project complete() {
    List<Pipeline> pipelines =
        snapshot.pipelines().stream()
            .map(p -> new Pipeline(p.name(), p.nodes().stream().map(n -> node(n, p)).toList()))
            .toList();
    Map<String, Dataset> datasets = new TreeMap<>();
    snapshot.datasets().forEach((name, dataset) -> datasets.put(name, dataset(dataset)));
    if (single() && read != null) {
      datasets.putAll(read.datasets());
    } else if (single()) {
      unread.add(new Unread("the catalog", "a pipeline by Kedro has none, and " + lack, file));
    }
    if (!unseen.isEmpty()) {
      long count = unseen.stream().map(Node::name).distinct().count();
      String more = count > 1 ? " and of " + (count - 1) + " more nodes" : "";
      unread.add(
          new Unread(
              "the annotations of `" + unseen.get(0).name() + "`" + more,
              "a snapshot by Kedro has none, and " + lack,
              unseen.get(0).origin().known() ? unseen.get(0).origin() : file));
    }
    return new Project(
        snapshot.name(),
        snapshot.packageName(),
        snapshot.kedroVersion(),
        read == null ? snapshot.env() : read.env(),
        pipelines,
        datasets,
        snapshot.parameters(),
        unread,
        read == null ? snapshot.sessions() : read.sessions(),
        read == null ? snapshot.refusals() : read.refusals());
  }

  /** Whether it is one pipeline alone, which says nothing of its project. */
  private boolean single() {
    return snapshot.packageName().isEmpty() && snapshot.datasets().isEmpty();
  }

  private Node node(Node node, Pipeline pipeline) {
    Node known = read == null ? null : written(node, pipeline.name());
    boolean same = known != null;
    if (known == null && reader != null) {
      known = reader.code().inspected(node).orElse(null);
    }
    if (known == null) {
      unseen.add(node);
      return node;
    }
    return new Node(
        node.name(),
        node.function().isEmpty() ? known.function() : node.function(),
        node.namespace(),
        node.tags(),
        node.inputs(),
        node.outputs(),
        known.hints(),
        known.sparkUses(),
        same ? known.origin() : node.origin(),
        node.source(),
        node.sourceEnd());
  }

  /** The node of that name in the project's code, if it is the same: first in the pipeline. */
  private @Nullable Node written(Node node, String pipeline) {
    List<Pipeline> order = new ArrayList<>();
    Objects.requireNonNull(read).pipeline(pipeline).ifPresent(order::add);
    order.addAll(read.pipelines());
    for (Pipeline each : order) {
      for (Node one : each.nodes()) {
        if (one.name().equals(node.name())
            && (node.function().isEmpty() || one.function().equals(node.function()))
            && one.inputs().stream()
                .map(Input::dataset)
                .toList()
                .equals(node.inputs().stream().map(Input::dataset).toList())
            && one.outputs().stream()
                .map(Output::dataset)
                .toList()
                .equals(node.outputs().stream().map(Output::dataset).toList())) {
          return one;
        }
      }
    }
    return null;
  }

  private Dataset dataset(Dataset dataset) {
    Dataset entry = read == null ? null : read.datasets().get(dataset.name());
    if (entry != null && entry.type().equals(dataset.type())) {
      return entry;
    } else if (CatalogEntry.isWrapper(dataset.type())) {
      unread.add(
          new Unread(
              "what the dataset `" + dataset.name() + "` wraps",
              "a snapshot by Kedro does not say, and " + lack,
              dataset.origin()));
    }
    return dataset;
  }
}
