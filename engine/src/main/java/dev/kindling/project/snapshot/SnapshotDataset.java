package dev.kindling.project.snapshot;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Origin;
import dev.kindling.project.kedro.DatasetType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One catalog entry of a snapshot. */
final class SnapshotDataset {

  private final SnapshotTokens tokens;
  private Origin origin;
  private String type = "";
  private @Nullable String filepath;
  private @Nullable Boolean resolved;
  private @Nullable Boolean ephemeral;
  private @Nullable String problem;
  private @Nullable Origin source;
  private final List<String> classes = new ArrayList<>(0);
  private final Map<String, String> options = new TreeMap<>();

  SnapshotDataset(SnapshotTokens tokens) {
    this.tokens = tokens;
    this.origin = tokens.origin();
  }

  Dataset read(String name) throws IOException {
    tokens.object("the dataset `" + name + "`", this::field);
    DatasetType written = DatasetType.of(type);
    return new Dataset(
        name,
        type,
        all(),
        resolved != null ? resolved : written.known(),
        ephemeral != null ? ephemeral : written.ephemeral(),
        options,
        filepath,
        source != null ? source : origin,
        problem);
  }

  private List<String> all() {
    if (classes.isEmpty()) {
      return type.isEmpty() ? List.of() : List.of(type);
    }
    Set<String> all = new LinkedHashSet<>(List.of(type));
    all.addAll(classes);
    all.remove("");
    return List.copyOf(all);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "type" -> {
        origin = tokens.origin();
        String text = tokens.textOrNull("`type`");
        type = text == null ? "" : text;
      }
      case "filepath" -> filepath = tokens.textOrNull("`filepath`");
      case "classes" -> tokens.texts("`classes`").forEach(c -> classes.add(c.text()));
      case "resolved" -> resolved = tokens.flag("`resolved`");
      case "ephemeral" -> ephemeral = tokens.flag("`ephemeral`");
      case "problem" -> problem = tokens.textOrNull("`problem`");
      case "source" -> source = SnapshotSource.read(tokens, "`source`");
      case "options" ->
          tokens.object(
              "`options`", key -> options.put(key, tokens.text("the option `" + key + "`")));
      default -> tokens.skip();
    }
  }
}
