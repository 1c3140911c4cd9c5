package dev.kindling.cli;

import java.util.Locale;

/** Makes text from the input fit for a terminal: one line, without control sequences. */
final class Printable {

  private Printable() {}

  /** The text with every control character, bidirectional ones included, written as its escape. */
  static String of(String text) {
    int i = 0;
    while (i < text.length() && !isControl(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length() + 16);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> printable.append("\\n");
        case '\r' -> printable.append("\\r");
        case '\t' -> printable.append("\\t");
        default -> {
          if (isControl(c)) {
            printable.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            printable.append(c);
          }
        }
      }
    }
    return printable.toString();
  }

  /** Whether a character steers a terminal, line feeds included. */
  static boolean isControl(char c) {
    if (c >= ' ' && c <= '~') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
