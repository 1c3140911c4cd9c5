package dev.kindling.project;

import java.nio.file.Path;

/** Paths as messages and evidence print them. */
final class Place {

  private Place() {}

  /** The path as it was named, with forward slashes. */
  static String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}
