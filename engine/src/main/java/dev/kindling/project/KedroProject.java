package dev.kindling.project;

import java.nio.file.Path;

/**
 * A Kedro project as its marker file describes it.
 *
 * @param root the folder that holds the marker
 * @param name for people
 * @param packageName its Python package
 * @param version of Kedro as the project states it; empty where it does not
 * @param source the folder of its packages
 */
record KedroProject(Path root, String name, String packageName, String version, Path source) {

  /** Whose rules hold. */
  KedroVersion kedro() {
    return KedroVersion.of(version);
  }
}
