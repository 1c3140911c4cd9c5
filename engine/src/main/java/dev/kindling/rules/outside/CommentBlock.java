package dev.kindling.rules.outside;

import java.util.ArrayList;
import java.util.List;

/** The comment right above a word, without its slashes and stars: a rule's page is one. */
final class CommentBlock {

  private final List<String> lines = new ArrayList<>();
  private Position opened = new Position(1, 1);

  void open(Position position) {
    opened = position;
  }

  Position opened() {
    return opened;
  }

  void add(String line) {
    String text = line.strip();
    if (text.startsWith("* ") || text.equals("*") || text.startsWith("** ") || text.equals("**")) {
      text = text.substring(text.startsWith("**") ? 2 : 1);
    }
    lines.add(text.startsWith(" ") ? text.substring(1).stripTrailing() : text);
  }

  void clear() {
    lines.clear();
  }

  String take() {
    String text = String.join("\n", lines).strip();
    lines.clear();
    return text;
  }
}
