package dev.kindling.cli;

import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.options.RuleOptions;
import dev.kindling.cli.options.TextOrJson;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.Severity;
import dev.kindling.planning.KnownRules;
import dev.kindling.report.RuleListWriter;
import dev.kindling.rules.RulePage;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling rules list}: the rules in force, and the packs' rules that could be. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Lists the rules: code, kind, severity, status, file, title.")
final class RulesListCommand implements Action {

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    KnownRules known = KnownRules.of(rules.chosen());
    List<RuleListWriter.Row> rows = known.pages().stream().map(page -> row(page, known)).toList();
    result.write(
        terminal,
        format == TextOrJson.TEXT
            ? out -> RuleListWriter.write(rows, out)
            : out -> RuleListWriter.writeJson(rows, out));
    return ExitCode.DONE;
  }

  private static RuleListWriter.Row row(RulePage page, KnownRules known) {
    return new RuleListWriter.Row(
        page.code(),
        page.kind().toString(),
        page.severity().map(Severity::toString).orElse(null),
        known.status(page),
        page.file(),
        page.title());
  }
}
