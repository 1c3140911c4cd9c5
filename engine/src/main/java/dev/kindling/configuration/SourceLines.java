package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.util.List;

/** The lines of a file, as evidence. */
final class SourceLines {

  private final String file;
  private final List<String> lines;

  SourceLines(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /** The place of a line, counted from 1. */
  Origin origin(int line) {
    String text = line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
    return new Origin(file, line, text);
  }
}
