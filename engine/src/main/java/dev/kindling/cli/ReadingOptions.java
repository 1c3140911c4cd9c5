package dev.kindling.cli;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.detection.PlanOptions;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.git.SourceFiles;
import dev.kindling.project.ProjectReader;
import dev.kindling.project.ReadOptions;
import dev.kindling.rendering.CompileOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a project is read: the same for every command that reads one or more. */
final class ReadingOptions {

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "The configuration environment (default: KEDRO_ENV, else local).")
  private @Nullable String env;

  @Option(
      names = "--conf-source",
      paramLabel = "DIR",
      description = "The configuration's folder (default: as the project says, else conf).")
  private @Nullable Path confSource;

  @Option(
      names = "--params",
      paramLabel = "KEY=VALUE",
      description = "Runtime parameters, as kedro run takes them; comma-separated.")
  private List<String> params = List.of();

  @Option(
      names = "--import-root",
      paramLabel = "DIR",
      description = "A folder of packages beside the project's own; repeatable.")
  private List<Path> importRoots = List.of();

  @Option(
      names = "--live",
      description =
          "Ask the project's own Python, which runs the project's code, for what reading alone"
              + " cannot know.")
  private boolean live;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "The interpreter of --live (default: the project's .venv, else python3).")
  private @Nullable Path python;

  /** What is asked for, by name: two calls with the same answer read alike. */
  Map<String, String> described() {
    return Map.of(
        "env", String.valueOf(env),
        "conf-source", String.valueOf(confSource),
        "params", params.toString(),
        "import-root", importRoots.toString(),
        "live", live + " " + python);
  }

  /** Reads the project. */
  Project read(Path project, Terminal terminal) {
    return ProjectReader.read(project, options(terminal));
  }

  /** How the project's folder loads its configuration. */
  ConfigSettings configuration(Path project, Terminal terminal) {
    return ProjectReader.configuration(project, options(terminal));
  }

  /** What the project says to Kindling itself; nothing in a snapshot. */
  KindlingSettings settings(Path project, Terminal terminal) {
    return ProjectReader.isFolder(project)
        ? KindlingSettings.read(configuration(project, terminal))
        : KindlingSettings.none();
  }

  /**
   * The project's Airflow settings.
   *
   * @throws InvalidInput for a snapshot, which has none, unless a configuration is named
   */
  AirflowSettings airflow(Path project, Terminal terminal) {
    if (!ProjectReader.isFolder(project)) {
      throw new InvalidInput(
          new Origin(project.toString(), 0, ""),
          "a snapshot or an export has no Airflow settings; name the project's folder");
    }
    return AirflowSettingsReader.read(configuration(project, terminal));
  }

  /** How the project wants to be planned. */
  PlanOptions planOptions(Path project, Terminal terminal) {
    return ProjectReader.isFolder(project)
        ? PlanOptions.defaults()
            .withGroupSparkNodes(airflow(project, terminal).run().groupSparkNodes())
        : PlanOptions.defaults();
  }

  /** What a run of the project must be told to read what was read here. */
  CompileOptions toRun(CompileOptions options, Path project) {
    return options.withRun(
        confSource == null ? null : RunFolder.of(confSource, root(project)),
        RuntimeParameters.of(params));
  }

  private ReadOptions options(Terminal terminal) {
    ReadOptions options =
        ReadOptions.defaults()
            .withEnv(env)
            .withConfSource(confSource)
            .withParams(RuntimeParameters.of(params))
            .withImportRoots(importRoots)
            .withEnvironment(terminal.environment());
    return live || python != null ? options.live(python) : options;
  }

  /** What services call the files of a project's findings. */
  static SourceFiles sourceFiles(Path project) {
    return ProjectReader.isFolder(project)
        ? SourceFiles.ofFolder(project)
        : SourceFiles.ofSnapshot(project);
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  static Path root(Path project) {
    return ProjectReader.isFolder(project) ? project : Path.of("");
  }
}
