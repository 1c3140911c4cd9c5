package dev.kindling.cli.options;

import dev.kindling.cli.process.Terminal;
import dev.kindling.project.folder.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a project is read: the same for every command that reads one or more. */
public final class ReadingOptions {

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

  /** The same for the reader of projects. */
  public ReadOptions options(Terminal terminal) {
    ReadOptions options =
        ReadOptions.defaults()
            .withEnv(env)
            .withConfSource(confSource)
            .withParams(RuntimeParameters.of(params))
            .withImportRoots(importRoots)
            .withEnvironment(terminal.environment());
    return live || python != null ? options.live(python) : options;
  }

  /** Whether the user has named a configuration folder, wherever it lies. */
  boolean namesConfSource() {
    return confSource != null;
  }
}
