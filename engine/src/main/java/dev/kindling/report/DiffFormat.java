package dev.kindling.report;

import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.util.Locale;

/** The formats of the difference of two plans. */
public enum DiffFormat {
  TEXT,
  JSON,
  MARKDOWN;

  /** The writer of the format; the style matters to text alone. */
  public DiffWriter writer(Style style) {
    return writer(TextLook.of(style));
  }

  /** The writer of the format; the look matters to text alone. */
  public DiffWriter writer(TextLook look) {
    return switch (this) {
      case TEXT -> new TextDiff(look);
      case JSON -> new JsonDiff();
      case MARKDOWN -> new MarkdownDiff();
    };
  }

  /** As the command line spells it: {@code markdown}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
