package dev.kindling.python.syntax;

import dev.kindling.facts.Origin;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file's text, to tell where something is written. */
public final class SourceFile {

  private final String path;
  private final String text;
  private final int firstLine;
  private int @Nullable [] lineStarts;

  /**
   * A file.
   *
   * @param path with forward slashes, relative to the project's root
   */
  public SourceFile(String path, String text) {
    this(path, 1, text);
  }

  private SourceFile(String path, int firstLine, String text) {
    this.path = path;
    this.firstLine = firstLine;
    this.text = text;
  }

  /** A file of which only the text from one line on is known. */
  public static SourceFile part(String path, int firstLine, String text) {
    return new SourceFile(path, firstLine, text);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The origin of what stands on that line. */
  public Origin origin(int line) {
    return new Origin(path, line, line(line - firstLine + 1));
  }

  private String line(int line) {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = starts(text);
      lineStarts = starts;
    }
    if (line < 1 || line > starts.length) {
      return "";
    }
    int end = line < starts.length ? starts[line] : text.length();
    return text.substring(starts[line - 1], end).strip();
  }

  private static int[] starts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  @Override
  public String toString() {
    return path;
  }
}
