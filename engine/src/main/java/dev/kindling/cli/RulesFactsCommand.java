package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.rules.outside.FactText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling rules facts}: what rules see of a project, as patterns would match it. */
@Command(
    name = "facts",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Prints the facts that rules see, those that rules conclude included.")
final class RulesFactsCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Facts of this type only, as Node; repeatable.")
  private List<String> types = List.of();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    types.forEach(FactText::requireType);
    OpenProject opened = project.open(terminal);
    List<Object> facts = decision.planner().ruleFacts(opened);
    Project read = decision.planner().facts(opened);
    List<String> lines = FactText.of(facts, types);
    result.write(
        terminal,
        out -> {
          Lines text = new Lines(out, Style.PLAIN);
          for (String line : lines) {
            text.line(line);
          }
        });
    return result.messages(terminal, root()).incomplete(read) ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  @Override
  public Path root() {
    return project.root();
  }
}
