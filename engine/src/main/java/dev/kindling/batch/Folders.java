package dev.kindling.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Folders that hold copies, builds and caches, never a project of one's own. */
final class Folders {

  private static final Set<String> CACHES = Set.of("node_modules", "__pycache__", "site-packages");
  private static final Set<String> BUILDS = Set.of("build", "dist", "target");

  private Folders() {}

  /** Hidden folders ({@code .git}, {@code .venv}), caches and virtual environments. */
  static boolean isCache(Path folder) {
    Path name = folder.getFileName();
    return name != null
        && (name.toString().startsWith(".")
            || CACHES.contains(name.toString())
            || Files.exists(folder.resolve("pyvenv.cfg")));
  }

  /** What a build made: a copy of a project is none. */
  static boolean isBuild(Path folder) {
    Path name = folder.getFileName();
    return name != null && BUILDS.contains(name.toString());
  }
}
