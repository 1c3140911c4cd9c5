package dev.kindling.project.viz;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Tag;
import dev.kindling.graph.KedroOrder;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task of a graph as a node of the pipeline. Inputs and outputs stand in Kedro's order where
 * {@code metadata} has them, else by name and without transcoding, as the graph has them.
 */
record VizTask(VizGraph graph, VizNode task, @Nullable VizMetadata metadata) {

  Node node() {
    String written = task.fullName();
    if (written == null || written.isEmpty()) {
      throw new InvalidInput(
          task.origin(),
          "the task `" + task.name() + "` has no `full_name`; export it with a newer kedro-viz");
    }
    String full = graph.old() && !task.module().isEmpty() ? task.module() + "." + written : written;
    TreeMap<String, Origin> sorted = new TreeMap<>(KedroOrder.NAMES);
    task.tags().forEach(tag -> sorted.putIfAbsent(tag.text(), tag.origin()));
    List<Tag> tags = new ArrayList<>();
    sorted.forEach((tag, origin) -> tags.add(new Tag(full, tag, origin)));
    return new Node(
        full,
        metadata == null ? "" : metadata.function(),
        namespace(full),
        tags,
        inputs().stream().map(i -> new Input(full, i.text(), i.origin())).toList(),
        outputs().stream().map(o -> new Output(full, o.text(), o.origin())).toList(),
        List.of(),
        List.of(),
        task.origin());
  }

  private List<Located> inputs() {
    List<Located> known = metadata == null ? null : metadata.inputs();
    return known == null ? graph.inputs(task) : known;
  }

  private List<Located> outputs() {
    List<Located> known = metadata == null ? null : metadata.outputs();
    return known == null ? graph.outputs(task) : known;
  }

  /**
   * What stands before the short name. The default name of a node is drawn shorter than it is, so
   * that the modular pipeline tells its namespace.
   */
  private @Nullable String namespace(String full) {
    String module = task.module();
    if (!module.isEmpty() && full.startsWith(module + ".")) {
      return module;
    }
    String end = "." + task.name();
    return full.length() > end.length() && full.endsWith(end)
        ? full.substring(0, full.length() - end.length())
        : null;
  }
}
