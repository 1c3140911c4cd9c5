package dev.kindling.cli;

import dev.kindling.batch.BatchFormat;
import dev.kindling.batch.BatchRun;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.HtmlIndex;
import dev.kindling.batch.ProjectWork;
import dev.kindling.batch.Totals;
import dev.kindling.cli.options.BatchOptions;
import dev.kindling.cli.options.FindingOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Interrupt;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling batch}: every project under some folders, whatever state the others are in. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Finds every Kedro project and snapshot file under the roots and plans each.",
      "Virtual environments, caches, builds and what git ignores are left out."
    })
final class BatchCommand implements Action {

  @Parameters(paramLabel = "ROOT", description = "Folders to search, or snapshot files.")
  private List<Path> roots = List.of();

  @Mixin private BatchOptions batch = new BatchOptions();
  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private FindingOptions findings = new FindingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private BatchFormat format = BatchFormat.TEXT;

  @Option(
      names = "--timings",
      description =
          "Say how long each plan took, the first of a project with its reading; two runs then"
              + " differ in that (formats text, csv and jsonl).")
  private boolean timings;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Keep what is done in FILE while the run lasts (default: the file of -o with .journal"
              + " appended).")
  private @Nullable Path journal;

  @Option(
      names = "--resume",
      description = "Go on where a run with the same options and journal was ended.")
  private boolean resume;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    if (resume && journal == null && result.file() == null) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "--resume needs the journal of the run to continue: name it by --journal, or the results'"
              + " file by -o.");
    }
    if (timings && format.findings() != null) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "--timings has no place in the format " + format + "; take text, csv or jsonl.");
    }
    List<Candidate> projects = batch.projects(roots);
    AtomicReference<Totals> totals = new AtomicReference<>();
    Path kept = journalFile();
    ProjectWork work = planning.work(projects, terminal);
    HtmlIndex index = planning.reports() == null ? null : new HtmlIndex(planning.reports());
    try (BatchProgress progress = BatchProgress.of(terminal, result, projects.size())) {
      BatchRun run =
          new BatchRun(
              batch.request(projects, kept, resume, planning.described()),
              work,
              progress,
              outcome -> {
                planning.tell(outcome, result.messages(terminal, Path.of("")));
                if (index != null) {
                  index.take(outcome);
                }
              });
      BatchRun.Look look =
          new BatchRun.Look(
              format,
              result.coloured(terminal) ? Style.ANSI : Style.PLAIN,
              timings,
              planning.codes());
      Interrupt interrupt = Interrupt.with(run::stop);
      try {
        result.write(terminal, out -> totals.set(run.run(look, progress.beside(out))));
        terminal.out().flush();
        if (index != null) {
          index.write(totals.get(), projects.size());
        }
      } finally {
        interrupt.release();
      }
    } finally {
      if (journal == null && result.file() == null) {
        Files.deleteIfExists(kept);
      }
    }
    return code(totals.get(), projects.size());
  }

  private Path journalFile() throws IOException {
    if (journal != null) {
      return journal;
    }
    Path file = result.file();
    return file != null
        ? file.resolveSibling(file.getFileName() + ".journal")
        : Files.createTempFile("kindling-batch-", ".journal");
  }

  /** The worst end that a project has, or that the run has as a whole. */
  private ExitCode code(Totals totals, int found) {
    ExitCode shortfall = BatchOptions.shortfall(totals, found);
    if (shortfall != null) {
      return shortfall;
    }
    for (Severity severity : Severity.values()) {
      if (totals.findings(severity) > 0 && findings.objectsTo(severity)) {
        return ExitCode.OBJECTION;
      }
    }
    return ExitCode.DONE;
  }
}
