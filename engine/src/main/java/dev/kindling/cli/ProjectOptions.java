package dev.kindling.cli;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.facts.Project;
import dev.kindling.git.SourceFiles;
import dev.kindling.rendering.CompileOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which project, and how it is read: the same for every command that takes one and no more. */
final class ProjectOptions {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROJECT",
      description =
          "A Kedro project's folder, or a snapshot file (.json, .yml); default: the project that"
              + " the current folder lies in.")
  private @Nullable Path project;

  @Mixin private ReadingOptions reading = new ReadingOptions();
  private @Nullable ChosenProject chosen;

  private ChosenProject chosen() {
    if (chosen == null) {
      chosen = ChosenProject.of(project, reading);
    }
    return chosen;
  }

  /** The project's folder, or the snapshot. */
  Path place() {
    return chosen().place();
  }

  /** Reads the project. */
  Project read(Terminal terminal) {
    return chosen().read(terminal);
  }

  /** How the project's folder loads its configuration. */
  ConfigSettings configuration(Terminal terminal) {
    return chosen().configuration(terminal);
  }

  /** What the project says to Kindling itself; nothing in a snapshot. */
  KindlingSettings settings(Terminal terminal) {
    return chosen().settings(terminal);
  }

  /**
   * The project's Airflow settings.
   *
   * @throws dev.kindling.facts.InvalidInput for a snapshot, which has none
   */
  AirflowSettings airflow(Terminal terminal) {
    return chosen().airflow(terminal);
  }

  /** How the project wants to be planned. */
  PlanOptions planOptions(Terminal terminal) {
    return chosen().planOptions(terminal);
  }

  /** What services call the files of its findings. */
  SourceFiles sourceFiles() {
    return chosen().sourceFiles();
  }

  /** What a run of the project must be told to read what was read here. */
  CompileOptions toRun(CompileOptions options) {
    return reading.toRun(options, chosen().place());
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  Path root() {
    return chosen().root();
  }
}
