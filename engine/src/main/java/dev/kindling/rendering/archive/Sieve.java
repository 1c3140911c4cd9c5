package dev.kindling.rendering.archive;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.rendering.archive.Withheld.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What never leaves the machine, tracked or not, by its path: folders of version controls,
 * credentials, and environments other than those that a run needs. {@code local} is by Kedro's
 * definition one person's, and stays whatever the run is asked for.
 */
final class Sieve {

  private static final Set<String> VERSION_CONTROLS =
      Set.of(
          ".git", ".hg", ".svn", ".bzr", ".jj", ".pijul", "_darcs", "cvs", ".fslckout", "_fossil_");

  private static final String LOCAL = "local";
  private static final String BASE = "base";

  /** Names that Kedro's loaders look for, and that of Kindling's own settings. */
  private static final Pattern READ =
      Pattern.compile(
          "(catalog|parameters|credentials|logging|globals|spark|mlflow|airflow|kindling).*"
              + "|.*\\.(ya?ml|json|toml|ini)");

  private final Map<String, Boolean> configurations = new HashMap<>();
  private final Path root;
  private final String env;
  private final boolean withData;

  /**
   * @param root the project's folder
   * @param env the environment that a run needs beside {@code base}
   */
  Sieve(Path root, String env, boolean withData) {
    this.root = root;
    this.env = env;
    this.withData = withData;
  }

  /** Why a file stays, by its path relative to the project; null where it may travel. */
  @Nullable Reason reason(String path) {
    String[] steps = path.split("/");
    for (String step : steps) {
      if (isVersionControl(step)) {
        return Reason.VERSION_CONTROL;
      }
    }
    if (isOfAnotherEnvironment(steps)) {
      return Reason.ENVIRONMENT;
    } else if (SecretNames.covers(path)) {
      return Reason.CREDENTIALS;
    }
    return !withData && path.startsWith("data/") ? Reason.DATA : null;
  }

  /** Whether a folder or file of that name is a version control's own. */
  static boolean isVersionControl(String name) {
    return VERSION_CONTROLS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The configuration folders right in the project, and others that were met; each as a path that
   * ends with a slash.
   */
  Set<String> configurations() {
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName() + "/")
          .forEach(folder -> configurations.computeIfAbsent(folder, this::isConfiguration));
    } catch (IOException e) {
      throw new InvalidInput(new Origin(".", 0, ""), "cannot be listed; check its permissions");
    }
    return configurations.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What lies in the folder of an environment, at whatever depth, belongs to it. */
  private boolean isOfAnotherEnvironment(String[] steps) {
    String folder = "";
    for (int i = 0; i < steps.length - 2; i++) {
      folder += steps[i] + "/";
      String within = steps[i + 1];
      if (configurations.computeIfAbsent(folder, this::isConfiguration)) {
        return !within.equals(BASE) && (within.equals(LOCAL) || !within.equals(env));
      } else if (steps[i].equals("conf") && within.equals(LOCAL)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Kedro lets a project name its configuration folder, and nest it: that it has a {@code base}
   * with files that Kedro reads tells it. A Python package may have a {@code base} too.
   */
  private boolean isConfiguration(String folder) {
    Path base = root.resolve(folder).resolve(BASE);
    if (!Files.isDirectory(base) || Files.exists(base.resolve("__init__.py"))) {
      return false;
    }
    try (Stream<Path> files = Files.list(base)) {
      return files.anyMatch(file -> READ.matcher(file.getFileName().toString()).matches());
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(folder + BASE, 0, ""), "cannot be listed; check its permissions");
    }
  }
}
