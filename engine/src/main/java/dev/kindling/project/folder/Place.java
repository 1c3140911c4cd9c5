package dev.kindling.project.folder;

import java.io.IOException;
import java.nio.file.Path;

/** Paths as messages and evidence print them. */
public final class Place {

  private Place() {}

  /** The path without links, as Python's {@code Path.resolve} gives it, whoever names it how. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path absolute = path.toAbsolutePath().normalize();
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }

  /** The path as it was named, with forward slashes. */
  public static String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}
