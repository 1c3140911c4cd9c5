package dev.kindling.cli;

import dev.kindling.batch.BatchRun;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.Totals;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.explanation.Baselines;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Project;
import dev.kindling.report.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * What a baseline is of: one project, whose file then holds one, or all projects under some
 * folders, whose file holds each by its path.
 */
final class BaselineProjects {

  /** Something to do with all projects at once. */
  private interface Work<T> {
    T with(BatchRun run) throws IOException;
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description = "A Kedro project's folder or a snapshot file; or folders that hold several.")
  private List<Path> roots = List.of();

  @Mixin private BatchOptions batch = new BatchOptions();
  @Mixin private BatchedOptions planning = new BatchedOptions();

  /** Whether one project is meant, and not a folder of them. */
  boolean single() throws IOException {
    return !batch.listed()
        && (roots.isEmpty()
            || (roots.size() == 1
                && (Files.isRegularFile(roots.get(0))
                    || batch.projects(roots).stream()
                        .anyMatch(project -> project.place().equals(roots.get(0))))));
  }

  /** The one project's folder or file. */
  Path place() {
    return roots.isEmpty() ? ChosenProject.around() : roots.get(0);
  }

  /** Reads the one project. */
  Project read(Terminal terminal) {
    planning.decision().prepare();
    return planning.decision().about(planning.reading().read(place(), terminal));
  }

  /** Decides on the one project. */
  Explanation decide(Project read, Terminal terminal) {
    KindlingSettings settings = planning.reading().settings(place(), terminal);
    return planning
        .decision()
        .decide(
            read,
            settings,
            ReadingOptions.root(place()),
            planning.reading().planOptions(place(), terminal));
  }

  /** Writes the baseline of all projects. */
  ExitCode accept(Terminal terminal, ResultOptions result) throws IOException {
    List<Candidate> projects = batch.projects(roots);
    AtomicReference<Totals> totals = new AtomicReference<>();
    over(
        projects,
        terminal,
        result,
        run -> {
          result.write(terminal, out -> totals.set(run.accept(out)));
          return run;
        });
    ExitCode shortfall = BatchOptions.shortfall(totals.get(), projects.size());
    return shortfall == null ? ExitCode.DONE : shortfall;
  }

  /** Tells what the projects have that the baseline has not. */
  ExitCode check(Baselines accepted, Terminal terminal, ResultOptions result) throws IOException {
    List<Candidate> projects = batch.projects(roots);
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    AtomicReference<BatchRun.Checked> checked = new AtomicReference<>();
    over(
        projects,
        terminal,
        result,
        run -> {
          result.write(terminal, out -> checked.set(run.check(accepted, style, out)));
          return run;
        });
    ExitCode shortfall = BatchOptions.shortfall(checked.get().totals(), projects.size());
    return shortfall != null
        ? shortfall
        : checked.get().passes() ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  private <T> T over(
      List<Candidate> projects, Terminal terminal, ResultOptions result, Work<T> work)
      throws IOException {
    Path journal = Files.createTempFile("kindling-batch-", ".journal");
    try (BatchProgress progress = BatchProgress.of(terminal, result, projects.size())) {
      BatchRun run =
          new BatchRun(
              batch.request(projects, journal, false, planning.described()),
              new ProjectWork(
                  planning.decision(),
                  planning.reading(),
                  terminal,
                  planning.allPipelines(),
                  planning.projectRules(),
                  null,
                  null,
                  null),
              progress,
              BatchRun.Also.NOTHING);
      Interrupt interrupt = Interrupt.with(run::stop);
      try {
        return work.with(run);
      } finally {
        interrupt.release();
      }
    } finally {
      Files.deleteIfExists(journal);
    }
  }
}
