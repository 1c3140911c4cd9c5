package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.planning.ChosenRules;
import dev.kindling.report.style.Lines;
import dev.kindling.rules.outside.Problem;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kindling rules check}: every mistake in rule files, with the place of each. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Says whether rule files are in order, and where not.")
final class RulesCheckCommand implements Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Rule files; together they must not name two rules alike.")
  private List<String> names = List.of();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    List<RuleFile> files = names.stream().map(ChosenRules::read).toList();
    RuleFiles read = RuleFiles.of(files);
    for (Problem problem : read.problems()) {
      problem.render().lines().forEach(line -> terminal.err().println(Lines.visible(line)));
    }
    int count = read.problems().size();
    if (count > 0) {
      throw new InvalidInput(
          Origin.UNKNOWN, count == 1 ? "there is one mistake" : "there are " + count + " mistakes");
    }
    int rules = read.pages().size();
    terminal.out().println(rules == 1 ? "1 rule is in order" : rules + " rules are in order");
    return ExitCode.DONE;
  }
}
