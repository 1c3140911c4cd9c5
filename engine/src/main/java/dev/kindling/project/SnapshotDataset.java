package dev.kindling.project;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.util.LinkedHashSet;
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
  private @Nullable Origin source;
  private final Set<String> classes = new LinkedHashSet<>();
  private final Map<String, String> options = new TreeMap<>();

  SnapshotDataset(SnapshotTokens tokens) {
    this.tokens = tokens;
    this.origin = tokens.origin();
  }

  Dataset read(String name) throws IOException {
    tokens.object("the dataset `" + name + "`", this::field);
    Set<String> all = new LinkedHashSet<>();
    DatasetType written = DatasetType.of(type);
    all.add(type);
    all.addAll(classes);
    return new Dataset(
        name,
        type,
        all.stream().filter(c -> !c.isEmpty()).toList(),
        resolved != null ? resolved : written.known(),
        written.ephemeral(),
        options,
        filepath,
        source != null ? source : origin);
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
      case "source" -> source = SnapshotSource.read(tokens, "`source`");
      case "options" ->
          tokens.object(
              "`options`", key -> options.put(key, tokens.text("the option `" + key + "`")));
      default -> tokens.skip();
    }
  }
}
