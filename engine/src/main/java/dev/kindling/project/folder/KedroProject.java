package dev.kindling.project.folder;

import dev.kindling.project.kedro.KedroVersion;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Kedro project as its marker file describes it.
 *
 * @param root the folder that holds the marker
 * @param name for people
 * @param packageName its Python package
 * @param version of Kedro as the project states it; empty where it does not
 * @param source the folder of its packages
 * @param context the class that a project of 0.16 or earlier names as its context; null for others
 */
public record KedroProject(
    Path root,
    String name,
    String packageName,
    String version,
    Path source,
    @Nullable String context) {

  KedroProject withContext(String path) {
    return new KedroProject(root, name, packageName, version, source, path.isEmpty() ? null : path);
  }

  /** Whose rules hold. */
  KedroVersion kedro() {
    return KedroVersion.of(version);
  }
}
