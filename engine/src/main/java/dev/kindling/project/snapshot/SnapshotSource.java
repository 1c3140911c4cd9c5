package dev.kindling.project.snapshot;

import dev.kindling.facts.Origin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a snapshot says that something is written in the project.
 *
 * @param start its first line
 * @param end the number of its last line, not before the first
 */
record SnapshotSource(Origin start, int end) {

  /** Reads {@code {"filepath", "line_start", …}}; null where no file is named. */
  static @Nullable Origin read(SnapshotTokens tokens, String what) throws IOException {
    SnapshotSource lines = lines(tokens, what);
    return lines == null ? null : lines.start();
  }

  /** The same with its last line. */
  static @Nullable SnapshotSource lines(SnapshotTokens tokens, String what) throws IOException {
    @Nullable String[] texts = new @Nullable String[2];
    int[] line = new int[2];
    tokens.object(
        what,
        field -> {
          switch (field) {
            case "filepath" -> texts[0] = tokens.textOrNull("`filepath`");
            case "line_start" -> line[0] = tokens.line("`line_start`");
            case "line_end" -> line[1] = tokens.line("`line_end`");
            case "text" -> texts[1] = tokens.textOrNull("`text`");
            default -> tokens.skip();
          }
        });
    String file = texts[0];
    if (file == null || file.isEmpty()) {
      return null;
    }
    Origin start = new Origin(file.replace('\\', '/'), line[0], texts[1] == null ? "" : texts[1]);
    return new SnapshotSource(start, Math.max(line[0], line[1]));
  }
}
