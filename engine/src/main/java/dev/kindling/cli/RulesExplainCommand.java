package dev.kindling.cli;

import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.options.RuleOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.planning.KnownRules;
import dev.kindling.rendering.CompileCode;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.rules.RulePage;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kindling rules explain}: one rule's page, as it stands beside the rule. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Prints one rule's documentation.")
final class RulesExplainCommand implements Action {

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(index = "0", paramLabel = "CODE", description = "The rule's code, as tag.")
  private String code = "";

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    List<RulePage> pages = KnownRules.of(rules.chosen()).pages();
    RulePage page =
        pages.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
    if (page == null && CompileCode.of(code).isPresent()) {
      result.write(terminal, out -> out.write(said(CompileCode.of(code).orElseThrow())));
      return ExitCode.DONE;
    }
    if (page == null) {
      List<String> codes = pages.stream().map(RulePage::code).toList();
      throw new InvalidInput(
          Origin.UNKNOWN,
          "there is no rule '"
              + code
              + "'."
              + Spelling.hint(code, codes)
              + " kindling rules list shows all.");
    }
    result.write(
        terminal,
        out -> {
          Lines text = new Lines(out, Style.PLAIN);
          text.line("# ", page.code(), ": ", page.title());
          text.blank();
          for (String line : page.text().split("\n")) {
            text.line(line);
          }
        });
    return ExitCode.DONE;
  }

  private static String said(CompileCode finding) {
    return "# "
        + finding.code()
        + "\n\nA finding of `kindling compile`, which no rule raises: "
        + finding.meaning()
        + ".\n";
  }
}
