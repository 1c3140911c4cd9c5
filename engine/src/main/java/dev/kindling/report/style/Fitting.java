package dev.kindling.report.style;

import java.util.ArrayList;
import java.util.List;

/** Text made to fit a width: words go on below, the middle of a longer word is left out. */
final class Fitting {

  private Fitting() {}

  /** The text in lines that are no wider than that. */
  static List<String> lines(String text, int width) {
    if (letters(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String shown = Caption.middleCut(word, width);
      if (!line.isEmpty() && letters(line) + 1 + letters(shown) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(shown);
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  private static int letters(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
