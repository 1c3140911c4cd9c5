package dev.kindling.cli.options;

import dev.kindling.cli.process.Terminal;
import dev.kindling.git.SourceFiles;
import dev.kindling.project.OpenProject;
import dev.kindling.project.ProjectPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which project, and how it is read: the same for every command that takes one and no more. */
public final class ProjectOptions {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROJECT",
      description =
          "A Kedro project's folder, or a snapshot file (.json, .yml); default: the project that"
              + " the current folder lies in.")
  private @Nullable Path project;

  @Mixin private ReadingOptions reading = new ReadingOptions();
  private @Nullable ProjectPlace place;

  private ProjectPlace place() {
    if (place == null) {
      place = project == null ? ProjectPlace.around() : ProjectPlace.at(project);
    }
    return place;
  }

  /** Opens the project. */
  public OpenProject open(Terminal terminal) {
    return place().open(reading.options(terminal));
  }

  /** What services call the files of its findings. */
  public SourceFiles sourceFiles() {
    Path path = place().path();
    return place().isFolder() ? SourceFiles.ofFolder(path) : SourceFiles.ofSnapshot(path);
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  public Path root() {
    return place().root();
  }

  /** Whether the user has named a configuration folder, wherever it lies. */
  public boolean namesConfSource() {
    return reading.namesConfSource();
  }
}
