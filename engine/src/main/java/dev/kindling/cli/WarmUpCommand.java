package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.planning.OpenedPath;
import dev.kindling.project.ProjectPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code kindling warm-up}: makes the archive of classes that later starts load. The archive itself
 * is the launcher's business; this runs what users run, so that it holds the classes they need.
 */
@Command(
    name = "warm-up",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Prepares fast starts now, as in a container image that is being built. Otherwise the first"
            + " start does it in the background.")
final class WarmUpCommand implements Action {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SAMPLE",
      hidden = true,
      description = "The project to practise on; the launcher names it.")
  private @Nullable Path sample;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    if (sample == null) {
      terminal.err().println("kindling: note [warm-up] KINDLING_CACHE is off: nothing to prepare");
      return ExitCode.DONE;
    }
    if (!ProjectPlace.at(sample).isProject()) {
      throw new InvalidInput(
          OpenedPath.named(sample), "is no project to practise on; kindling warm-up needs none.");
    }
    Terminal nobody =
        new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Map.of(),
            true);
    ExitCode worst = ExitCode.DONE;
    for (List<String> line : practice(sample.toString())) {
      ExitCode code = new Program(nobody).run(line.toArray(String[]::new));
      worst = code.compareTo(worst) > 0 ? code : worst;
    }
    return worst;
  }

  /** Everything but what is asked for once, as compile: an archive that is larger loads slower. */
  private static List<List<String>> practice(String project) {
    return List.of(
        List.of("plan", project),
        List.of("plan", project, "--format", "json"),
        List.of("why", project, "set_discounts"),
        List.of("why", project, "report", "--format", "json"),
        List.of("snapshot", project),
        List.of("rules", "list"),
        List.of("--help"),
        List.of("plam"));
  }
}
