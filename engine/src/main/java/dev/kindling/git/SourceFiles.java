package dev.kindling.git;

import dev.kindling.facts.Origin;
import java.nio.file.Path;

/**
 * What services that show findings beside a change call the files of a project: their paths below
 * the root of the sources, wherever the call stands.
 *
 * @param folder the project's folder below that root: empty, or with a slash at its end; empty for
 *     a snapshot, since the files that it names are not known to lie anywhere
 * @param named a snapshot as the call names it, which is how its findings do; empty for a folder
 * @param path that snapshot below the root; empty for a folder
 */
public record SourceFiles(String folder, String named, String path) {

  /** Files that all count from the root. */
  public static final SourceFiles AT_ROOT = below("");

  /** The files of a project whose folder is that one, with a slash at its end. */
  public static SourceFiles below(String folder) {
    return new SourceFiles(folder, "", "");
  }

  /** The files of a Kedro project's folder. */
  public static SourceFiles ofFolder(Path folder) {
    return below(SourceRoot.folder(folder));
  }

  /** A snapshot file, or an export, which may be a folder of files. */
  public static SourceFiles ofSnapshot(Path place) {
    return new SourceFiles("", place.toString().replace('\\', '/'), SourceRoot.file(place));
  }

  /** The place of a finding below the root. */
  public Origin at(Origin origin) {
    return origin.known()
        ? new Origin(path(origin.file()), origin.line(), origin.text())
        : Origin.UNKNOWN;
  }

  /** The file that stands for all of the project. */
  public String whole() {
    return named.isEmpty() ? folder + "pyproject.toml" : path;
  }

  /**
   * What no other project below the root begins its files with: empty, or with a slash at its end.
   */
  public String project() {
    return named.isEmpty() ? folder : path + "/";
  }

  /** The file of a finding below the root. */
  public String path(String file) {
    boolean snapshot = !named.isEmpty() && (file.equals(named) || file.startsWith(named + "/"));
    return snapshot ? path + file.substring(named.length()) : folder + file;
  }
}
