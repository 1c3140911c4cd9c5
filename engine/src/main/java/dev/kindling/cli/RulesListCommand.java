package dev.kindling.cli;

import dev.kindling.facts.Severity;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kindling rules list}: the rules in force. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description = "Lists the rules in force: code, kind, severity, title.")
final class RulesListCommand implements Action {

  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    List<RulePage> pages = RuleBase.builtIn().pages();
    result.write(terminal, out -> write(pages, out));
    return ExitCode.DONE;
  }

  private static void write(List<RulePage> pages, Writer out) throws IOException {
    int width = pages.stream().mapToInt(page -> page.code().length()).max().orElse(0);
    for (RulePage page : pages) {
      String kind = page.kind().name().toLowerCase(Locale.ROOT);
      String severity = page.severity().map(Severity::toString).orElse("");
      out.write(pad(page.code(), width) + pad(kind, 9) + pad(severity, 7) + page.title() + "\n");
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length() + 2);
  }
}
