package dev.kindling.planning;

import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names files as they are opened from the folder that the call stands in. */
public final class OpenedPath {

  private OpenedPath() {}

  /** {@code path:line} of an origin of the project in that folder. */
  public static String of(Path root, Origin origin) {
    String line = origin.line() > 0 ? ":" + origin.line() : "";
    try {
      return of(root, origin.file()) + line;
    } catch (InvalidPathException e) {
      return origin.toString();
    }
  }

  /** A file that the call names, whatever project it is about: no root is put before it. */
  public static Origin named(Path file) {
    return new Origin(file.toAbsolutePath().toString().replace('\\', '/'), 0, "");
  }

  /**
   * A file of the project lies below its root. Some messages name a file of the call's instead, as
   * it was named there: that is the one of which more is there.
   */
  private static String of(Path root, String file) {
    Path named = Path.of(file);
    if (named.isAbsolute()) {
      return fromHere(named);
    }
    if (!root.toString().isEmpty() && named.startsWith(root) && !Files.exists(root.resolve(file))) {
      return plain(named);
    }
    boolean up = file.startsWith("../") || file.equals("..");
    Path inProject = root.resolve(file);
    return up
        ? slashes(named)
        : plain(depth(named) > depth(inProject) - depth(root) ? named : inProject);
  }

  /** How many of the path's folders and files there are, from its beginning on. */
  private static int depth(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        return at.getNameCount();
      }
    }
    return 0;
  }

  /** Below the current folder a path counts from there; elsewhere it stays whole. */
  private static String fromHere(Path absolute) {
    Path here = Path.of("").toAbsolutePath();
    if (absolute.startsWith(here)) {
      return plain(here.relativize(absolute));
    }
    try {
      Path real = here.toRealPath();
      return absolute.startsWith(real) ? plain(real.relativize(absolute)) : slashes(absolute);
    } catch (IOException e) {
      return slashes(absolute);
    }
  }

  /** Without steps that lead nowhere; those that lead up stay, since links make them matter. */
  private static String plain(Path path) {
    Path plain = path.getRoot() == null ? Path.of("") : path.getRoot();
    for (Path part : path) {
      if (!part.toString().equals(".")) {
        plain = plain.resolve(part);
      }
    }
    return plain.toString().isEmpty() ? "." : slashes(plain);
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
