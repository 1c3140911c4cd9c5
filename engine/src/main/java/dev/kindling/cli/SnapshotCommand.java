package dev.kindling.cli;

import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.Project;
import dev.kindling.project.snapshot.SnapshotWriter;
import dev.kindling.report.style.ControlCharacters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kindling snapshot}: what was read, in the format of Kedro's own inspection snapshot. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Prints what was read of a project, as a snapshot file.")
final class SnapshotCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Project read = project.open(terminal).facts();
    String snapshot = new String(SnapshotWriter.write(read), StandardCharsets.UTF_8);
    result.write(terminal, writer -> writer.write(ControlCharacters.escaped(snapshot)));
    Messages messages = result.messages(terminal, root());
    boolean refused = messages.refused(read);
    if (messages.incomplete(read)) {
      return ExitCode.INCOMPLETE;
    }
    return refused ? ExitCode.OBJECTION : ExitCode.DONE;
  }

  @Override
  public Path root() {
    return project.root();
  }
}
