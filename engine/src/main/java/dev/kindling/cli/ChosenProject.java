package dev.kindling.cli;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.facts.Project;
import dev.kindling.git.SourceFiles;
import dev.kindling.project.ProjectReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A project that a call is about, and how it is read.
 *
 * @param place its folder, or a snapshot
 */
record ChosenProject(Path place, ReadingOptions reading) {

  /** The project that was named, or else the one that the current folder lies in. */
  static ChosenProject of(@Nullable Path named, ReadingOptions reading) {
    return new ChosenProject(named == null ? around() : named, reading);
  }

  /**
   * The closest project around the current folder, as git finds a repository; the current folder
   * where there is none, so that the message is about that.
   */
  static Path around() {
    Path relative = Path.of(".");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (ProjectReader.isProject(relative)) {
        return relative;
      }
      relative = relative.equals(Path.of(".")) ? Path.of("..") : relative.resolve("..");
    }
    return Path.of(".");
  }

  /** Whether a word of a call that may be a project or a node is a place, so that it is no node. */
  /** Whether the first of a call's words is to name the project: nothing else can. */
  static boolean isNamedBy(String word) {
    return isPlace(word) || !ProjectReader.isProject(around());
  }

  static boolean isPlace(String word) {
    try {
      return word.contains("/") || word.matches("\\.\\.?") || Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  Project read(Terminal terminal) {
    return reading.read(place, terminal);
  }

  /** How the project's folder loads its configuration. */
  ConfigSettings configuration(Terminal terminal) {
    return reading.configuration(place, terminal);
  }

  /** What the project says to Kindling itself; nothing in a snapshot. */
  KindlingSettings settings(Terminal terminal) {
    return reading.settings(place, terminal);
  }

  /**
   * The project's Airflow settings.
   *
   * @throws dev.kindling.facts.InvalidInput for a snapshot, which has none
   */
  AirflowSettings airflow(Terminal terminal) {
    return reading.airflow(place, terminal);
  }

  /** How the project wants to be planned. */
  PlanOptions planOptions(Terminal terminal) {
    return reading.planOptions(place, terminal);
  }

  /** What services call the files of its findings. */
  SourceFiles sourceFiles() {
    return ReadingOptions.sourceFiles(place);
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  Path root() {
    return ReadingOptions.root(place);
  }
}
