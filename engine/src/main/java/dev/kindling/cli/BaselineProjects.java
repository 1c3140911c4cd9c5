package dev.kindling.cli;

import dev.kindling.batch.Accepted;
import dev.kindling.batch.BaselineKeys;
import dev.kindling.batch.BatchRun;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.Failure;
import dev.kindling.batch.Outcome;
import dev.kindling.batch.Totals;
import dev.kindling.cli.options.BatchOptions;
import dev.kindling.cli.options.BatchedOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Interrupt;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Baselines;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Origin;
import dev.kindling.project.ProjectPlace;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

  private @Nullable ProjectPlace place;

  /** Whether one project is meant, and not a folder of them. */
  boolean single() throws IOException {
    return !batch.listed()
        && (roots.isEmpty()
            || (roots.size() == 1
                && (Files.isRegularFile(roots.get(0))
                    || batch.projects(roots).stream()
                        .anyMatch(project -> project.place().equals(roots.get(0))))));
  }

  /** What the one project's files are relative to. */
  Path root() {
    return place().root();
  }

  /** Decides on the one project. */
  Explanation explain(Terminal terminal) {
    return planning.planner().explain(planning.open(place(), terminal));
  }

  private ProjectPlace place() {
    if (place == null) {
      place = roots.isEmpty() ? ProjectPlace.around() : ProjectPlace.at(roots.get(0));
    }
    return place;
  }

  /** Writes the baseline of all projects. */
  ExitCode accept(Terminal terminal, ResultOptions result) throws IOException {
    List<Candidate> projects = batch.projects(roots);
    BaselineKeys keys = new BaselineKeys(projects, result.file());
    AtomicReference<Totals> totals = new AtomicReference<>();
    over(
        projects,
        terminal,
        result,
        outcome -> tellOf(outcome, result.messages(terminal, Path.of(""))),
        run -> {
          result.write(terminal, out -> totals.set(run.accept(keys, out)));
          return run;
        });
    ExitCode shortfall = BatchOptions.shortfall(totals.get(), projects.size());
    return shortfall == null ? ExitCode.DONE : shortfall;
  }

  /** Tells what the projects have that the baseline has not. */
  ExitCode check(
      Baselines baselines, Path file, Terminal terminal, ResultOptions result, boolean all)
      throws IOException {
    List<Candidate> projects = batch.projects(roots);
    Accepted accepted = new Accepted(baselines, new BaselineKeys(projects, file));
    TextLook look = result.look(terminal, Path.of(""), all);
    AtomicReference<BatchRun.Checked> checked = new AtomicReference<>();
    over(
        projects,
        terminal,
        result,
        outcome -> tellOfUnread(outcome, result.messages(terminal, Path.of(""))),
        run -> {
          result.write(terminal, out -> checked.set(run.check(accepted, look, out)));
          return run;
        });
    ExitCode shortfall = BatchOptions.shortfall(checked.get().totals(), projects.size());
    return shortfall != null
        ? shortfall
        : checked.get().passes() ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  /** A baseline has no place for what it lacks. */
  private static void tellOf(Outcome outcome, Messages messages) {
    Failure failure = outcome.failure();
    if (failure != null) {
      messages.error(failure.opened(outcome.project()), "input", failure.message());
    }
    tellOfUnread(outcome, messages);
  }

  /** Why the run ends with 3 although a baseline may accept the findings that say so. */
  static void tellOfUnread(Outcome outcome, Messages messages) {
    if (outcome.unread() > 0) {
      messages.error(
          new Origin(outcome.project(), 0, ""),
          Messages.UNREAD,
          (outcome.unread() == 1 ? "1 part" : outcome.unread() + " parts")
              + " could not be read; `kindling plan` names them.");
    }
  }

  private <T> T over(
      List<Candidate> projects,
      Terminal terminal,
      ResultOptions result,
      BatchRun.Also also,
      Work<T> work)
      throws IOException {
    Path journal = Files.createTempFile("kindling-batch-", ".journal");
    try (BatchProgress progress = BatchProgress.of(terminal, result, projects.size())) {
      BatchRun run =
          new BatchRun(
              batch.request(projects, journal, false, planning.described()),
              planning.work(terminal, null, null, null),
              progress,
              also);
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
