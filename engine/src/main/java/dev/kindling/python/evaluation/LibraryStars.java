package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.PythonNames;
import dev.kindling.python.values.QualifiedNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the modules outside the project a name comes from, where {@code *} was imported. */
public final class LibraryStars {

  private LibraryStars() {}

  /**
   * The last of the modules that is known to have the name, else the first that may have it; null
   * where none does.
   *
   * @param modules in the order in which they were imported
   */
  public static @Nullable String source(List<String> modules, String name) {
    String known = knownSource(modules, name);
    return known != null || name.startsWith("_")
        ? known
        : modules.stream()
            .filter(module -> PythonNames.exports(module, name) == null)
            .findFirst()
            .orElse(null);
  }

  /** The last of the modules that is known to have the name; null where there is none. */
  public static @Nullable String knownSource(List<String> modules, String name) {
    String known = null;
    for (String module : modules) {
      Boolean has = PythonNames.exports(module, name);
      if (!name.startsWith("_")
          && (has == null ? QualifiedNames.isKnown(module + "." + name) : has)) {
        known = module;
      }
    }
    return known;
  }
}
