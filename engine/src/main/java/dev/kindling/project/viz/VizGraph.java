package dev.kindling.project.viz;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.graph.KedroOrder;
import dev.kindling.project.folder.Place;
import dev.kindling.project.snapshot.SnapshotTokens;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph as {@code kedro viz} hands it to its page: nodes, what leads to what, and the names of
 * all registered pipelines. Edges to modular pipelines only draw them shut and are left out.
 */
final class VizGraph {

  private final Map<String, VizNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<Located>> readBy = new HashMap<>();
  private final Map<String, List<Located>> madeBy = new HashMap<>();
  private final Set<String> pipelines = new LinkedHashSet<>();
  private final List<Edge> edges = new ArrayList<>();
  private @Nullable String selected;
  private boolean drawn;

  private record Edge(@Nullable String source, @Nullable String target, Origin origin) {}

  private VizGraph() {}

  static VizGraph read(Path file, FileCache files) {
    VizGraph graph = new VizGraph();
    VizFile.read(file, graph::field, files);
    if (!graph.drawn || graph.pipelines.isEmpty()) {
      throw new InvalidInput(
          new Origin(Place.name(file), 0, ""),
          "this is no export of kedro viz: it has no `nodes` or no `pipelines`; `kedro viz run --save-file DIR` "
              + "writes one");
    }
    graph.edges.forEach(graph::connect);
    return graph;
  }

  /** In the order of the file. */
  List<VizNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Names of datasets and parameters that lead to the task, sorted. */
  List<Located> inputs(VizNode task) {
    return sorted(readBy.getOrDefault(task.id(), List.of()));
  }

  /** Names of datasets that the task leads to, sorted. */
  List<Located> outputs(VizNode task) {
    return sorted(madeBy.getOrDefault(task.id(), List.of()));
  }

  /** Every registered pipeline, also those that the graph does not show. */
  Set<String> pipelines() {
    return pipelines;
  }

  /** The pipeline that the graph shows first, or alone. */
  @Nullable String selected() {
    return selected;
  }

  /** Whether a version before 7 wrote it: its tasks have their names without namespaces. */
  boolean old() {
    return nodes.values().stream().anyMatch(node -> !node.isTask() && node.fullName() != null);
  }

  private void field(SnapshotTokens tokens, String name) throws IOException {
    switch (name) {
      case "nodes" -> {
        drawn = true;
        tokens.list("`nodes`", () -> add(VizNode.read(tokens)));
      }
      case "edges" -> tokens.list("`edges`", () -> edges.add(edge(tokens)));
      case "pipelines" -> tokens.list("`pipelines`", () -> pipelines.add(pipeline(tokens)));
      case "selected_pipeline" -> selected = tokens.textOrNull("`selected_pipeline`");
      default -> tokens.skip();
    }
  }

  private void add(VizNode node) {
    if (nodes.putIfAbsent(node.id(), node) != null) {
      throw new InvalidInput(
          node.origin(), "two nodes have the id `" + node.id() + "`; export the project anew");
    }
  }

  private static Edge edge(SnapshotTokens tokens) throws IOException {
    Origin here = tokens.origin();
    @Nullable String[] ends = new @Nullable String[2];
    tokens.object(
        "each of `edges`",
        field -> {
          switch (field) {
            case "source" -> ends[0] = tokens.text("an edge's `source`");
            case "target" -> ends[1] = tokens.text("an edge's `target`");
            default -> tokens.skip();
          }
        });
    return new Edge(ends[0], ends[1], here);
  }

  private static String pipeline(SnapshotTokens tokens) throws IOException {
    Origin here = tokens.origin();
    String[] id = new String[1];
    tokens.object(
        "each of `pipelines`",
        field -> {
          if (field.equals("id")) {
            id[0] = tokens.text("a pipeline's `id`");
          } else {
            tokens.skip();
          }
        });
    if (id[0] == null) {
      throw new InvalidInput(here, "a pipeline has no `id`; export the project anew");
    }
    return id[0];
  }

  private void connect(Edge edge) {
    VizNode source = edge.source == null ? null : nodes.get(edge.source);
    VizNode target = edge.target == null ? null : nodes.get(edge.target);
    if (source == null || target == null) {
      throw new InvalidInput(
          edge.origin, "an end of this edge is none of `nodes`; export the project anew");
    }
    if (source.isModularPipeline() || target.isModularPipeline()) {
      return;
    }
    if (source.isTask() == target.isTask()) {
      throw new InvalidInput(
          edge.origin, "an edge leads from a task to a dataset or back; export the project anew");
    }
    if (target.isTask()) {
      readBy
          .computeIfAbsent(target.id(), id -> new ArrayList<>(2))
          .add(new Located(source.dataset(), edge.origin));
    } else {
      madeBy
          .computeIfAbsent(source.id(), id -> new ArrayList<>(2))
          .add(new Located(target.dataset(), edge.origin));
    }
  }

  private static List<Located> sorted(List<Located> names) {
    return names.stream().sorted(Comparator.comparing(Located::text, KedroOrder.NAMES)).toList();
  }
}
