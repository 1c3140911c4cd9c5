package dev.kindling.cli;

import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kindling completion}: the script that makes a shell complete the commands. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Prints the completion script of a shell: bash, zsh or fish.")
final class CompletionCommand implements Action {

  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(index = "0", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Completion shell = Completion.BASH;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    String script = shell.script(Program.everything());
    result.write(terminal, out -> out.write(script));
    return ExitCode.DONE;
  }
}
