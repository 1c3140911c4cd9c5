package dev.kindling.report;

import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The formats of a project's history. */
public enum HistoryFormat {
  TEXT,
  JSON,
  JSONL;

  /** The writer of the format; the style matters to text alone. */
  public HistoryWriter writer(Style style, Writer out) throws IOException {
    return switch (this) {
      case TEXT -> new TextHistory(style, out);
      case JSON -> new JsonHistory(out);
      case JSONL -> new JsonLinesHistory(out);
    };
  }

  /** As the command line spells it: {@code jsonl}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
