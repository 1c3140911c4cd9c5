package dev.kindling.project.viz;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.files.FileCache;
import dev.kindling.graph.KedroOrder;
import dev.kindling.project.folder.Place;
import dev.kindling.project.folder.ProjectMarker;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.kedro.NodeOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code kedro viz run --save-file} wrote: a folder with {@code api/main}, {@code
 * api/pipelines/<id>} and {@code api/nodes/<id>}, or the one file of older versions, which is of
 * {@code main}'s shape. It holds no signatures and not what a wrapping dataset wraps, as Kedro's
 * own snapshot does not either; pipelines and classes that it should hold and does not are named.
 */
public final class VizExport {

  private static final String MAIN = "api/main";

  private final Path main;
  private final @Nullable Path folder;
  private final FileCache files;
  private final Map<String, VizMetadata> metadata = new LinkedHashMap<>();
  private final List<Unread> unread = new ArrayList<>();

  private VizExport(Path main, @Nullable Path folder, FileCache files) {
    this.main = main;
    this.folder = folder;
    this.files = files;
  }

  /** Whether it is an export, and no project that happens to have a folder {@code api}. */
  public static boolean isAt(Path place, FileCache files) {
    if (Files.isRegularFile(place)) {
      return Place.name(place).toLowerCase(Locale.ROOT).endsWith(".json")
          && VizFile.isGraph(place, files);
    }
    return Files.isRegularFile(place.resolve(MAIN)) && !ProjectMarker.isAt(place, files);
  }

  public static Project read(Path place, ReadOptions options) {
    return Files.isDirectory(place)
        ? new VizExport(place.resolve(MAIN), place, options.files()).project(place, options)
        : new VizExport(place, null, options.files()).project(place, options);
  }

  private Project project(Path place, ReadOptions options) {
    VizGraph whole = VizGraph.read(main, files);
    if (whole.old()) {
      unread.add(
          new Unread(
              "the names of nodes that the project does not name",
              "this export of an older kedro-viz has the names of their functions instead; "
                  + "export the project with kedro-viz 7 or newer",
              origin()));
    }
    Map<String, VizGraph> graphs = graphs(whole);
    List<Pipeline> pipelines = new ArrayList<>();
    graphs.forEach((name, graph) -> pipelines.add(new Pipeline(name, nodes(name, graph))));
    VizCatalog catalog = new VizCatalog(Place.name(main), pipelines);
    Set<String> seen = new HashSet<>();
    for (VizGraph graph : graphs.values()) {
      graph.nodes().stream()
          .filter(node -> node.isDataset() && seen.add(node.id()))
          .forEach(node -> catalog.add(node, metadata(node)));
    }
    unread.addAll(catalog.unread());
    String env = options.env();
    Path name = place.toAbsolutePath().normalize().getFileName();
    return new Project(
        name == null ? "" : name.toString(),
        "",
        "",
        env == null ? "" : env,
        pipelines,
        catalog.datasets(),
        List.copyOf(parameters(pipelines)),
        unread);
  }

  /** The graph of each pipeline, in the order of the registry. */
  private Map<String, VizGraph> graphs(VizGraph whole) {
    boolean all =
        whole.nodes().stream().anyMatch(node -> node.isTask() && !node.isIn(whole.selected()));
    Map<String, VizGraph> graphs = new LinkedHashMap<>();
    for (String pipeline : whole.pipelines()) {
      Path file = folder == null ? null : inside("pipelines", pipeline);
      if (file != null) {
        graphs.put(pipeline, VizGraph.read(file, files));
      } else if (pipeline.equals(whole.selected()) || folder == null && all) {
        graphs.put(pipeline, whole);
      } else {
        unread.add(
            new Unread(
                "the pipeline `" + pipeline + "`",
                "the export does not hold it; export all of the project with "
                    + "`kedro viz run --save-file DIR`",
                origin()));
      }
    }
    return graphs;
  }

  private List<Node> nodes(String pipeline, VizGraph graph) {
    List<Node> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (VizNode task : graph.nodes()) {
      if (task.isTask() && task.isIn(pipeline)) {
        Node node = new VizTask(graph, task, metadata(task)).node();
        if (!names.add(node.name())) {
          throw new InvalidInput(
              node.origin(),
              "two nodes of one pipeline are called `"
                  + node.name()
                  + "`; name them in the project, or export it with a newer kedro-viz");
        }
        nodes.add(node);
      }
    }
    return NodeOrder.sort(nodes);
  }

  private @Nullable VizMetadata metadata(VizNode node) {
    Path file = folder == null ? null : inside("nodes", node.id());
    return file == null
        ? null
        : metadata.computeIfAbsent(node.id(), id -> VizMetadata.read(file, files));
  }

  /** The file of that id; null where there is none, or where the id leads somewhere else. */
  private @Nullable Path inside(String kind, String id) {
    Path home = main.resolveSibling(kind).normalize();
    try {
      Path file = home.resolve(id).normalize();
      return file.startsWith(home) && Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Set<String> parameters(List<Pipeline> pipelines) {
    Set<String> keys = new TreeSet<>(KedroOrder.NAMES);
    for (Pipeline pipeline : pipelines) {
      for (Node node : pipeline.nodes()) {
        for (Input input : node.inputs()) {
          if (input.dataset().startsWith("params:")) {
            keys.add(input.dataset().substring("params:".length()).split("\\.", 2)[0]);
          }
        }
      }
    }
    return keys;
  }

  private Origin origin() {
    return new Origin(Place.name(main), 0, "");
  }
}
