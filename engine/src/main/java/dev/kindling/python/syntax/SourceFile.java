package dev.kindling.python.syntax;

import dev.kindling.facts.Origin;

/**
 * A file's text, to tell where something is written.
 *
 * @param path with forward slashes, relative to the project's root
 */
public record SourceFile(String path, String text) {

  /** The origin of what stands on that line. */
  public Origin origin(int line) {
    return new Origin(path, line, lineText(line));
  }

  private String lineText(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }

  @Override
  public String toString() {
    return path;
  }
}
