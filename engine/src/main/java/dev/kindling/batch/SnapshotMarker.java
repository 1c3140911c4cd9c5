package dev.kindling.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells snapshots from other files, by a short look at each. */
final class SnapshotMarker {

  /** Files beyond this size are no YAML written for a snapshot. */
  private static final long SMALL = 1 << 20;

  /** What a snapshot may begin with: its own keys, and the one that Kedro's server adds. */
  private static final Set<String> SNAPSHOT_KEYS =
      Set.of("metadata", "pipelines", "datasets", "parameters", "status");

  private static final JsonFactory JSON = new JsonFactory();

  private SnapshotMarker() {}

  /** A file that begins as a snapshot does and has pipelines. */
  static boolean isAt(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".json")) {
        return hasPipelines(file);
      }
      return (name.endsWith(".yml") || name.endsWith(".yaml"))
          && Files.size(file) <= SMALL
          && beginsWithPipelines(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasPipelines(Path file) throws IOException {
    try (JsonParser json = JSON.createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (key.equals("pipelines")) {
          return value == JsonToken.START_ARRAY;
        }
        if (!SNAPSHOT_KEYS.contains(key)) {
          return false;
        }
        json.skipChildren();
      }
      return false;
    }
  }

  private static boolean beginsWithPipelines(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.isBlank() || !Character.isLetter(line.charAt(0))) {
          continue;
        }
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        if (key.equals("pipelines")) {
          return true;
        }
        if (!SNAPSHOT_KEYS.contains(key)) {
          return false;
        }
      }
      return false;
    }
  }
}
