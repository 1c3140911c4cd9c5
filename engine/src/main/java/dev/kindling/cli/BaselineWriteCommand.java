package dev.kindling.cli;

import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Explanation;
import dev.kindling.report.BaselineJson;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kindling baseline write}. */
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Prints the baseline of the project, or of all projects under some folders, or writes it"
            + " with -o FILE.")
final class BaselineWriteCommand implements Action {

  @Mixin private BaselineProjects projects = new BaselineProjects();
  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    if (!projects.single()) {
      return projects.accept(terminal, result);
    }
    Explanation explained = projects.explain(terminal);
    result.write(terminal, out -> BaselineJson.write(Baseline.of(explained.plan()), out));
    return result.messages(terminal, root()).incomplete(explained.project())
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  @Override
  public Path root() {
    return projects.root();
  }
}
