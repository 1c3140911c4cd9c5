package dev.kindling.cli;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.facts.Project;
import dev.kindling.rendering.CompileOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which project, and how it is read: the same for every command that takes a project. */
final class ProjectOptions {

  @Parameters(
      index = "0",
      paramLabel = "PROJECT",
      description = "A Kedro project's folder, or a snapshot file (.json, .yml).")
  private Path project = Path.of(".");

  @Mixin private ReadingOptions reading = new ReadingOptions();

  /** The project's folder, or the snapshot. */
  Path place() {
    return project;
  }

  /** Reads the project. */
  Project read(Terminal terminal) {
    return reading.read(project, terminal);
  }

  /** How the project's folder loads its configuration. */
  ConfigSettings configuration(Terminal terminal) {
    return reading.configuration(project, terminal);
  }

  /** What the project says to Kindling itself; nothing in a snapshot. */
  KindlingSettings settings(Terminal terminal) {
    return reading.settings(project, terminal);
  }

  /**
   * The project's Airflow settings.
   *
   * @throws dev.kindling.facts.InvalidInput for a snapshot, which has none
   */
  AirflowSettings airflow(Terminal terminal) {
    return reading.airflow(project, terminal);
  }

  /** How the project wants to be planned. */
  PlanOptions planOptions(Terminal terminal) {
    return reading.planOptions(project, terminal);
  }

  /** Where the project lies below the root of the sources: nothing for a snapshot. */
  String sourceFolder() {
    return ReadingOptions.sourceFolder(project);
  }

  /** What a run of the project must be told to read what was read here. */
  CompileOptions toRun(CompileOptions options) {
    return reading.toRun(options, project);
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  Path root() {
    return ReadingOptions.root(project);
  }
}
