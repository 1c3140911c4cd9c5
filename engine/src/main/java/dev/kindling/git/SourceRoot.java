package dev.kindling.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  static String path(Path place) {
    Path real = real(place);
    return below(root(real), real);
  }

  /** The same, but counted from that folder outside of a repository. */
  public static String path(Path place, Path outside) {
    Path real = real(place);
    Path repository = repository(real);
    return below(repository == null ? real(outside) : repository, real);
  }

  /** Whether both are the same file or folder. */
  public static boolean same(Path one, Path other) {
    return real(one).equals(real(other));
  }

  private static String below(Path root, Path real) {
    boolean apart = !Objects.equals(root.getRoot(), real.getRoot());
    String path = (apart ? real : root.relativize(real)).toString().replace('\\', '/');
    return path.isEmpty() ? ITSELF : path;
  }

  /** The folder below that root as a prefix of its files: empty, or with a slash at its end. */
  public static String folder(Path folder) {
    String path = path(folder);
    return path.equals(ITSELF) ? "" : path + "/";
  }

  /**
   * A file, or an export's folder, below that root; as it is named where it is neither in a
   * repository nor below the current folder, so that no two are the same.
   */
  static String file(Path place) {
    Path real = real(place);
    boolean counted = repository(real) != null || real.startsWith(real(Path.of("")));
    return counted ? path(place) : place.toString().replace('\\', '/');
  }

  private static Path root(Path place) {
    Path repository = repository(place);
    if (repository != null) {
      return repository;
    }
    Path here = real(Path.of(""));
    Path folder = folderOf(place);
    return folder.startsWith(here) ? here : folder;
  }

  private static @Nullable Path repository(Path place) {
    for (Path at = folderOf(place); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(MARKER))) {
        return at;
      }
    }
    return null;
  }

  private static Path folderOf(Path place) {
    return Files.isDirectory(place) || place.getParent() == null ? place : place.getParent();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
