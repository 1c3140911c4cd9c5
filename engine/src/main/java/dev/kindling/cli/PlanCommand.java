package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.FindingOptions;
import dev.kindling.cli.options.ListingOptions;
import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Explanation;
import dev.kindling.planning.CodePages;
import dev.kindling.report.PlanFormat;
import dev.kindling.report.PlanWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling plan}: what runs on Spark, why, and in which tasks. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Decides which nodes run on Spark, groups them, and prints the plan.")
final class PlanCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private FindingOptions findings = new FindingOptions();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private PlanFormat format = PlanFormat.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Explanation explained = decision.planner().explain(project.open(terminal));
    PlanWriter writer =
        format.writer(
            result.look(terminal, root(), listing.all()),
            project.sourceFiles(),
            () -> CodePages.of(explained.rules()),
            ProgramVersion.number());
    result.write(terminal, out -> writer.write(explained, out));
    boolean text = format == PlanFormat.TEXT && result.shown();
    return result
            .messages(terminal, root())
            .incomplete(explained.project(), text ? explained.plan().findings() : List.of())
        ? ExitCode.INCOMPLETE
        : findings.judge(explained.plan().findings());
  }

  @Override
  public Path root() {
    return project.root();
  }
}
