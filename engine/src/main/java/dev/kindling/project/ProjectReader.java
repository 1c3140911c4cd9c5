package dev.kindling.project;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads whatever a user may name as a project: a Kedro project's folder, a snapshot of one, or what
 * {@code kedro viz} exported of one.
 */
public final class ProjectReader {

  private static final Duration LIVE_LIMIT = Duration.ofMinutes(5);

  private ProjectReader() {}

  /**
   * Reads a project.
   *
   * @throws InvalidInput when there is no project, or when what describes it is wrong
   */
  public static Project read(Path place, ReadOptions options) {
    if (VizExport.isAt(place)) {
      return VizExport.read(place, options);
    }
    if (Files.isRegularFile(place)) {
      return SnapshotReader.read(place, options);
    }
    if (!Files.isDirectory(place)) {
      throw new InvalidInput(
          new Origin(Place.name(place), 0, ""),
          "there is no such file or folder; name a Kedro project's folder or a snapshot file");
    }
    return options.live() == null
        ? FolderReader.read(place, options)
        : LiveReader.read(place, options, LIVE_LIMIT);
  }

  /** Whether the folder itself is a Kedro project's. */
  public static boolean isProject(Path folder) {
    return ProjectFinder.isProject(folder);
  }

  /** Whether it is a folder with files of a project, not a snapshot or an export. */
  public static boolean isFolder(Path place) {
    return Files.isDirectory(place) && !VizExport.isAt(place);
  }

  /**
   * How a project's folder loads its configuration, for readers of other kinds than the catalog.
   *
   * @throws InvalidInput when there is no project
   */
  public static ConfigSettings configuration(Path folder, ReadOptions options) {
    return FolderReader.configuration(folder, options);
  }
}
