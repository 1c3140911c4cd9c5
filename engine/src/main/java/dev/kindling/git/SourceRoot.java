package dev.kindling.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder from which services that show findings beside a change count files: the root of the
 * repository that a project lies in, wherever the call stands. Outside of a repository it is the
 * current folder, and for what is not below that it is the project's own.
 */
public final class SourceRoot {

  private static final String MARKER = ".git";
  private static final String ITSELF = ".";

  private SourceRoot() {}

  /** The path below that root, with forward slashes; {@code .} for the root itself. */
  public static String path(Path place) {
    Path real = real(place);
    Path root = root(real);
    String path = root.relativize(real).toString().replace('\\', '/');
    return path.isEmpty() ? ITSELF : path;
  }

  /** The folder below that root as a prefix of its files: empty, or with a slash at its end. */
  public static String folder(Path folder) {
    String path = path(folder);
    return path.equals(ITSELF) ? "" : path + "/";
  }

  private static Path root(Path place) {
    Path folder = Files.isDirectory(place) || place.getParent() == null ? place : place.getParent();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(MARKER))) {
        return at;
      }
    }
    Path here = real(Path.of(""));
    return folder.startsWith(here) ? here : folder;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
