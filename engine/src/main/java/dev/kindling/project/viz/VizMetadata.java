package dev.kindling.project.viz;

import dev.kindling.files.FileCache;
import dev.kindling.project.snapshot.SnapshotTokens;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code api/nodes/<id>} of an export adds to a node of the graph. */
final class VizMetadata {

  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^[ \\t]*(?:async[ \\t]+)?def[ \\t]+(\\w+)");

  private static final String TO_OUTPUTS = "--to-outputs=";

  private @Nullable List<Located> inputs;
  private @Nullable List<Located> outputs;
  private @Nullable Located originalType;
  private List<Located> transcodedTypes = List.of();
  private String code = "";
  private String command = "";

  private VizMetadata() {}

  static VizMetadata read(Path file, FileCache files) {
    VizMetadata metadata = new VizMetadata();
    VizFile.read(file, metadata::field, files);
    return metadata;
  }

  /** A task's inputs as Kedro flattens them; null where the version does not write them. */
  @Nullable List<Located> inputs() {
    return inputs;
  }

  /** A task's outputs as Kedro flattens them; null where the version does not write them. */
  @Nullable List<Located> outputs() {
    return outputs;
  }

  /** The class that a transcoded dataset is written with; null where nothing writes it. */
  @Nullable Located originalType() {
    return originalType;
  }

  /** The classes that a transcoded dataset is read with, in no order. */
  List<Located> transcodedTypes() {
    return transcodedTypes;
  }

  /** The function that a task runs; empty where its code is not there, or is a lambda. */
  String function() {
    Matcher definition = FUNCTION.matcher(code);
    return definition.find() ? definition.group(1) : "";
  }

  /** The full name that a transcoded dataset is written by; empty where nothing writes it. */
  String writtenAs() {
    int at = command.indexOf(TO_OUTPUTS);
    return at < 0 ? "" : command.substring(at + TO_OUTPUTS.length()).strip();
  }

  private void field(SnapshotTokens tokens, String name) throws IOException {
    switch (name) {
      case "inputs" -> inputs = tokens.texts("`inputs`");
      case "outputs" -> outputs = tokens.texts("`outputs`");
      case "transcoded_types" -> transcodedTypes = tokens.texts("`transcoded_types`");
      case "original_type" -> {
        String text = tokens.textOrNull("`original_type`");
        originalType = text == null ? null : new Located(text, tokens.origin());
      }
      case "code" -> code = orEmpty(tokens.textOrNull("`code`"));
      case "run_command" -> command = orEmpty(tokens.textOrNull("`run_command`"));
      default -> tokens.skip();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
