package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.report.style.Lines;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kindling rules test}: do rules decide what their cases expect? */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Plans the cases beside each rule file (cases/*.yml) with its rules and compares with what"
            + " they expect. Exits with 1 where a case fails.")
final class RulesTestCommand implements Action {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Rule files.")
  private List<Path> files = List.of();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    int failed = 0;
    int cases = 0;
    for (Path file : files) {
      RuleFiles read = RuleFiles.of(List.of(RuleFile.read(file)));
      RuleBase rules = RuleBase.builtIn().with(read.rules());
      Set<String> own = read.pages().stream().map(RulePage::code).collect(Collectors.toSet());
      Map<String, Integer> fired = new HashMap<>();
      List<Path> found = casesOf(file);
      for (Path each : found) {
        RuleCase.Result result = RuleCase.read(each).run(rules, own);
        result.fired().forEach(code -> fired.merge(code, 1, Integer::sum));
        failed += report(terminal, each, result.failures());
      }
      cases += found.size();
      failed += report(terminal, file, unproved(read.observable(), fired, found.size()));
    }
    terminal
        .out()
        .println(
            (cases == 1 ? "1 case: " : cases + " cases: ")
                + (failed == 0 ? "all passed" : failed == 1 ? "1 failure" : failed + " failures"));
    return failed == 0 ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  /** A rule is proved by a case in which it fires and one in which it does not. */
  private static List<String> unproved(Set<String> rules, Map<String, Integer> fired, int cases) {
    List<String> failures = new ArrayList<>();
    for (String code : new TreeSet<>(rules)) {
      int count = fired.getOrDefault(code, 0);
      if (count == 0) {
        failures.add("rule `" + code + "` fires in no case; add one beside the file, in cases/");
      } else if (count == cases) {
        failures.add("rule `" + code + "` fires in every case; add one in which it does not");
      }
    }
    return failures;
  }

  private static int report(Terminal terminal, Path file, List<String> failures) {
    String name = Lines.visible(file.toString().replace('\\', '/'));
    if (failures.isEmpty() && !name.endsWith(".drl")) {
      terminal.out().println("passed  " + name);
    }
    for (String failure : failures) {
      terminal.out().println("FAILED  " + name + ": " + Lines.visible(failure));
    }
    return failures.size();
  }

  private static List<Path> casesOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("cases");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      Path shown = file.getParent() == null ? Path.of("cases") : file.resolveSibling("cases");
      return listed
          .map(Path::getFileName)
          .filter(name -> name.toString().matches(".*\\.(yml|yaml|json)"))
          .sorted()
          .map(shown::resolve)
          .toList();
    }
  }
}
