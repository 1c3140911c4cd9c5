package dev.kindling.project;

import dev.kindling.files.FileCache;
import dev.kindling.project.folder.ProjectMarker;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.viz.VizExport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a project is: its folder, a snapshot file, or what {@code kedro viz} exported. Remembers
 * what was opened to tell which.
 */
public final class ProjectPlace {

  private final Path path;
  private final FileCache files;
  private @Nullable Kind kind;

  /** What there is. */
  enum Kind {
    FOLDER,
    SNAPSHOT,
    EXPORT,
    NOTHING
  }

  private ProjectPlace(Path path, FileCache files) {
    this.path = path;
    this.files = files;
  }

  /** A place of which nothing is opened yet. */
  public static ProjectPlace at(Path path) {
    return at(path, new FileCache());
  }

  /** A place whose files are opened through those. */
  public static ProjectPlace at(Path path, FileCache files) {
    return new ProjectPlace(path, files);
  }

  /**
   * The closest project around the current folder, as git finds a repository; the current folder
   * where there is none, so that the message is about that.
   */
  public static ProjectPlace around() {
    FileCache files = new FileCache();
    Path relative = Path.of(".");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (ProjectMarker.isAt(relative, files)) {
        return new ProjectPlace(relative, files);
      }
      relative = relative.equals(Path.of(".")) ? Path.of("..") : relative.resolve("..");
    }
    return new ProjectPlace(Path.of("."), files);
  }

  /** The path as it was named. */
  public Path path() {
    return path;
  }

  /** What its files are opened through. */
  public FileCache files() {
    return files;
  }

  /** Whether it is a folder with the marker of a Kedro project. */
  public boolean isProject() {
    return ProjectMarker.isAt(path, files);
  }

  /** Whether it is a folder with files of a project, not a snapshot or an export. */
  public boolean isFolder() {
    return kind() == Kind.FOLDER;
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  public Path root() {
    return isFolder() ? path : Path.of("");
  }

  /** The project, to be read so when it is asked for; its files are opened as the place's are. */
  public OpenProject open(ReadOptions options) {
    return new OpenProject(this, options.withFiles(files));
  }

  Kind kind() {
    if (kind == null) {
      kind =
          VizExport.isAt(path, files)
              ? Kind.EXPORT
              : Files.isRegularFile(path)
                  ? Kind.SNAPSHOT
                  : Files.isDirectory(path) ? Kind.FOLDER : Kind.NOTHING;
    }
    return kind;
  }
}
