package dev.kindling.rendering.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What never leaves the machine, tracked or not: git's own folder, credentials, and the environment
 * {@code local}, which is by Kedro's definition one person's.
 */
final class Secrecy {

  private static final List<String> SECRET_NAMES = List.of(".env", ".netrc", ".pypirc");

  private final Path root;

  Secrecy(Path root) {
    this.root = root;
  }

  boolean covers(String path) {
    List<String> steps = List.of(path.toLowerCase(Locale.ROOT).split("/"));
    String name = steps.get(steps.size() - 1);
    return steps.contains(".git")
        || SECRET_NAMES.contains(name)
        || name.startsWith(".env.")
        || (name.startsWith("credentials") && !name.endsWith(".py"))
        || (isConfiguration(path) && isPrivate(steps));
  }

  /** Kedro lets a project name its configuration folder; that it has a {@code base} tells it. */
  private boolean isConfiguration(String path) {
    int slash = path.indexOf('/');
    return slash > 0 && Files.isDirectory(root.resolve(path.substring(0, slash)).resolve("base"));
  }

  private static boolean isPrivate(List<String> steps) {
    return steps.get(1).equals("local")
        || steps.stream().anyMatch(step -> step.startsWith("credentials"));
  }
}
