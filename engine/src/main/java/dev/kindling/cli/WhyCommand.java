package dev.kindling.cli;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.Together;
import dev.kindling.explanation.Why;
import dev.kindling.facts.Project;
import dev.kindling.report.Style;
import dev.kindling.report.TogetherWriter;
import dev.kindling.report.WhyJson;
import dev.kindling.report.WhyText;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling why}: the proof tree of one node's verdict; for a default node, why not. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description =
        "Proves one node's verdict, with the lines that it rests on; for a default node, why not,"
            + " criterion by criterion.")
final class WhyCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(index = "1", paramLabel = "NODE", description = "The node's full name.")
  private String node = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "OTHER",
      description = "Instead, why NODE and OTHER are in one task, or in two.")
  private @Nullable String other;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    decision.prepare();
    Project read = project.read(terminal);
    ResultOptions.Result answer =
        answer(
            decision.decide(
                read, project.settings(terminal), root(), project.planOptions(terminal)),
            terminal);
    result.write(terminal, answer);
    return result.messages(terminal, root()).incomplete(read) ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private ResultOptions.Result answer(Explanation explained, Terminal terminal) {
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    if (other != null) {
      Together together = Together.of(node, other, explained);
      return format == TextOrJson.JSON
          ? out -> TogetherWriter.writeJson(together, out)
          : out -> TogetherWriter.write(together, style, out);
    }
    Why why = Why.of(node, explained);
    return format == TextOrJson.JSON
        ? out -> WhyJson.write(why, out)
        : out -> WhyText.write(why, style, out);
  }

  @Override
  public Path root() {
    return project.root();
  }
}
