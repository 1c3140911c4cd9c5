package dev.kindling.project.viz;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.project.snapshot.SnapshotTokens;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a graph that {@code kedro viz} draws: a task, a dataset, a parameter or a modular
 * pipeline.
 *
 * @param name as it is drawn; older versions make a title of it
 * @param fullName null where the version does not write it
 * @param pipelines the registered pipelines that hold it, as far as the file has them
 * @param module the innermost modular pipeline around it; empty where there is none
 * @param datasetType null for what is no dataset, lives in memory or is transcoded
 */
record VizNode(
    String id,
    String type,
    String name,
    @Nullable String fullName,
    List<Located> tags,
    List<String> pipelines,
    String module,
    @Nullable Located datasetType,
    Origin origin) {

  /** A node of the project. */
  boolean isTask() {
    return type.equals("task");
  }

  /** A dataset, not a parameter. */
  boolean isDataset() {
    return type.equals("data");
  }

  /** A namespace, drawn shut. */
  boolean isModularPipeline() {
    return type.equals("modularPipeline");
  }

  /** Whether the registered pipeline has it; of any, where the version does not write them. */
  boolean isIn(@Nullable String pipeline) {
    return pipelines.isEmpty() || (pipeline != null && pipelines.contains(pipeline));
  }

  /** The name in the project of what is no task. */
  String dataset() {
    return fullName == null ? name : fullName;
  }

  static VizNode read(SnapshotTokens tokens) throws IOException {
    return new Fields(tokens).read();
  }

  /** The fields come in any order. */
  private static final class Fields {

    private final SnapshotTokens tokens;
    private final Origin here;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String name;
    private @Nullable String fullName;
    private @Nullable Located datasetType;
    private List<Located> tags = List.of();
    private final List<String> pipelines = new ArrayList<>();
    private String module = "";

    Fields(SnapshotTokens tokens) {
      this.tokens = tokens;
      this.here = tokens.origin();
    }

    VizNode read() throws IOException {
      tokens.object("each of `nodes`", this::field);
      return new VizNode(
          required(id, "id"),
          required(type, "type"),
          required(name, "name"),
          fullName,
          tags,
          List.copyOf(pipelines),
          module,
          datasetType,
          here);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "id" -> id = tokens.text("a node's `id`");
        case "type" -> type = tokens.text("a node's `type`");
        case "name" -> name = tokens.text("a node's `name`");
        case "full_name" -> fullName = tokens.textOrNull("a node's `full_name`");
        case "tags" -> tags = tokens.texts("`tags`");
        case "pipelines" -> tokens.texts("`pipelines`").forEach(p -> pipelines.add(p.text()));
        case "modular_pipelines" -> tokens.texts("`modular_pipelines`").forEach(this::within);
        case "dataset_type" -> {
          String text = tokens.textOrNull("`dataset_type`");
          datasetType = text == null ? null : new Located(text, tokens.origin());
        }
        default -> tokens.skip();
      }
    }

    private void within(Located pipeline) {
      if (pipeline.text().length() > module.length()) {
        module = pipeline.text();
      }
    }

    private String required(@Nullable String text, String field) {
      if (text == null || text.isEmpty()) {
        throw new InvalidInput(
            here, "a node of the export has no `" + field + "`; export the project anew");
      }
      return text;
    }
  }
}
