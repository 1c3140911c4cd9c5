package dev.kindling.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that the caller named, as a run in the project's folder finds it. */
final class RunFolder {

  private RunFolder() {}

  /**
   * Relative to the project, with forward slashes; it begins with two dots where it lies outside.
   */
  static String of(Path named, Path root) {
    try {
      Path relative = root.toRealPath().relativize(named.toRealPath());
      String text = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
      return text.isEmpty() ? "." : text;
    } catch (IOException e) {
      throw new UncheckedIOException("a folder that was read is gone", e);
    }
  }
}
