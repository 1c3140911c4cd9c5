package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.planning.OpenedPath;
import dev.kindling.report.style.Lines;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling rules new}: a rule with its page and its cases, which pass, to begin with. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Writes a folder with a rule, its page and its cases, ready to be changed.")
final class RulesNewCommand implements Action {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The rule's code in kebab case: feature-store-on-spark.")
  private String name = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "What the rule concludes: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RuleTemplate kind = RuleTemplate.MARK;

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "Where to put the folder (default: here).")
  private Path directory = Path.of("");

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    String drl = kind.rule(name);
    RuleFiles.of(List.of(RuleFile.of(name, drl))).problems().stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new InvalidInput(Origin.UNKNOWN, "`" + name + "`: " + problem.message());
            });
    Path folder = directory.resolve(name);
    if (Files.exists(folder)) {
      throw new InvalidInput(
          OpenedPath.named(folder), "is there already; choose another name or delete it");
    }
    Files.createDirectories(folder.resolve("cases"));
    Path rule = folder.resolve(name + ".drl");
    write(rule, drl);
    for (Map.Entry<String, String> each : kind.cases(name).entrySet()) {
      write(folder.resolve("cases").resolve(each.getKey()), each.getValue());
    }
    terminal.out().println("wrote " + Lines.visible(folder.toString().replace('\\', '/')));
    terminal
        .out()
        .println(
            "test it: kindling rules test " + Lines.visible(rule.toString().replace('\\', '/')));
    return ExitCode.DONE;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }
}
