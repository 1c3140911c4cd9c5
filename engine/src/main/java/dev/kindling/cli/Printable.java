package dev.kindling.cli;

import dev.kindling.report.Steering;
import java.util.Locale;

/** Makes text from the input fit for a terminal: one line, without control sequences. */
final class Printable {

  private Printable() {}

  /** The text with every control character, bidirectional ones included, written as its escape. */
  static String of(String text) {
    if (text.codePoints().noneMatch(Steering::steers)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> {
                  if (Steering.steers(point)) {
                    printable.append(String.format(Locale.ROOT, "\\u%04x", point));
                  } else {
                    printable.appendCodePoint(point);
                  }
                }
              }
            });
    return printable.toString();
  }
}
