package dev.kindling.cli;

import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Project;
import dev.kindling.report.BaselineJson;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kindling baseline write}. */
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description = "Prints the baseline of the project, or writes it with -o FILE.")
final class BaselineWriteCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    decision.prepare();
    Project read = project.read(terminal);
    Explanation explained =
        decision.decide(read, project.settings(terminal), root(), project.planOptions(terminal));
    result.write(terminal, out -> BaselineJson.write(Baseline.of(explained.plan()), out));
    return result.messages(terminal, root()).incomplete(read) ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  @Override
  public Path root() {
    return project.root();
  }
}
