package dev.kindling.cli;

import dev.kindling.cli.options.ListingOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Explanation;
import dev.kindling.report.BaselineJson;
import dev.kindling.report.BaselineText;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling baseline check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Names the Spark nodes and findings that the baseline does not have, and exits with 1 where"
            + " there are any.")
final class BaselineCheckCommand implements Action {

  @Mixin private BaselineProjects projects = new BaselineProjects();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-b", "--baseline"},
      paramLabel = "FILE",
      required = true,
      description = "What kindling baseline write wrote.")
  private Path baseline = Path.of("");

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    String text = Files.readString(baseline);
    if (!projects.single() || BaselineJson.isOfMany(text, baseline.toString())) {
      return projects.check(
          BaselineJson.readMany(text, baseline.toString()),
          baseline,
          terminal,
          result,
          listing.all());
    }
    Baseline accepted = BaselineJson.read(text, baseline.toString());
    Explanation explained = projects.explain(terminal);
    Baseline.Check check = accepted.check(explained.plan());
    TextLook look = result.look(terminal, root(), listing.all());
    result.write(terminal, out -> BaselineText.write(check, look, out));
    if (result.messages(terminal, root()).incomplete(explained.project())) {
      return ExitCode.INCOMPLETE;
    }
    return check.passes() ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  @Override
  public Path root() {
    return projects.root();
  }
}
