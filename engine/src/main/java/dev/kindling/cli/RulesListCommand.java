package dev.kindling.cli;

import dev.kindling.facts.Severity;
import dev.kindling.rules.RulePage;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kindling rules list}: the rules in force, and the packs' rules that could be. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description = "Lists the rules: code, kind, severity, status, file, title.")
final class RulesListCommand implements Action {

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    KnownRules known = KnownRules.of(rules);
    result.write(terminal, out -> write(known, out));
    return ExitCode.DONE;
  }

  private static void write(KnownRules known, Writer out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (RulePage page : known.pages()) {
      rows.add(
          List.of(
              page.code(),
              page.kind().name().toLowerCase(Locale.ROOT),
              page.severity().map(Severity::toString).orElse(""),
              known.status(page),
              page.file(),
              page.title()));
    }
    int columns = 5;
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        out.write(row.get(i) + " ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.write(Printable.of(row.get(columns)) + "\n");
    }
  }
}
