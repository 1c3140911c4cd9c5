package dev.kindling.cli;

import dev.kindling.facts.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which project, and how it is read and judged: the same for every command that takes a project.
 */
final class ProjectOptions {

  @Parameters(
      index = "0",
      paramLabel = "PROJECT",
      description = "A Kedro project's folder, or a snapshot file (.json, .yml).")
  private Path project = Path.of("");

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "NAME",
      description = "The registered pipeline (default: " + Pipeline.DEFAULT + ").")
  private String pipeline = Pipeline.DEFAULT;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "The configuration environment (default: KEDRO_ENV, else local).")
  private @Nullable String env;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "An organization's rule file; may be repeated.")
  private List<Path> rules = List.of();

  Path project() {
    return project;
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  Path root() {
    return Files.isDirectory(project) ? project : Path.of("");
  }

  String pipeline() {
    return pipeline;
  }

  List<Path> rules() {
    return List.copyOf(rules);
  }

  @Nullable String env() {
    return env;
  }
}
