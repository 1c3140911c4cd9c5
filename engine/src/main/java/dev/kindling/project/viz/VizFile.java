package dev.kindling.project.viz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.project.folder.Place;
import dev.kindling.project.snapshot.SnapshotTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One JSON file that {@code kedro viz} wrote, whatever its name ends in. */
final class VizFile {

  private static final int DEEPEST = 100;

  /** Fields of which a snapshot has one and a graph none. */
  private static final Set<String> SNAPSHOT_ONLY =
      Set.of("metadata", "pipeline", "datasets", "status", "parameters", "kedro_version");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private VizFile() {}

  /** What takes the fields of the file. */
  interface Reader {
    void field(SnapshotTokens tokens, String name) throws IOException;
  }

  static void read(Path path, Reader reader, FileCache files) {
    String file = Place.name(path);
    try {
      byte[] content = files.last(path);
      try (JsonParser parser = JSON.createParser(content)) {
        SnapshotTokens tokens = new SnapshotTokens(parser, file, content);
        tokens.root(name -> reader.field(tokens, name));
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new InvalidInput(
          new Origin(file, line, ""),
          "the file is no JSON as `kedro viz` writes it; export the project anew");
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(file, 0, ""), "the file cannot be read; check its rights, or export anew");
    }
  }

  /** Whether a JSON file begins as a graph of {@code kedro viz} and not as a snapshot. */
  static boolean isGraph(Path path, FileCache files) {
    try (JsonParser parser = JSON.createParser(files.content(path))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (name.equals("nodes") || name.equals("edges")) {
          return true;
        }
        if (SNAPSHOT_ONLY.contains(name)) {
          return false;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
