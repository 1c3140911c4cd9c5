package dev.kindling.cli;

import dev.kindling.cli.options.LoadingOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.git.Commit;
import dev.kindling.git.ProjectHistory;
import dev.kindling.history.Log;
import dev.kindling.history.Planning;
import dev.kindling.plan.Verdict;
import dev.kindling.planning.PlanLoader;
import dev.kindling.project.ProjectPlace;
import dev.kindling.report.HistoryFormat;
import dev.kindling.report.HistoryWriter;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling history}: the commits that changed a verdict, a task, a reason or a finding. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Lists the commits that changed what runs where, the newest first: each with what it"
            + " changed and the plan's figures from then on. Of merges the first parent is followed."
            + " Reads git's objects and checks nothing out.")
final class HistoryCommand implements Action {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROJECT",
      description =
          "A Kedro project's folder in a git repository; default: the one that the current folder"
              + " lies in.")
  private @Nullable Path project;

  @Mixin private LoadingOptions loading = new LoadingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = "--since",
      paramLabel = "REV|DATE",
      description =
          "Only commits that are not in the revision yet, or of that day (as 2026-01-31, in UTC) and"
              + " later.")
  private @Nullable String since;

  @Option(
      names = {"-n", "--max-count"},
      paramLabel = "N",
      description = "List no more than N commits.")
  private int most = Integer.MAX_VALUE;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      description = "Only commits that changed this node, and what they changed about it.")
  private @Nullable String node;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private HistoryFormat format = HistoryFormat.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    if (most < 1) {
      throw new InvalidInput(Origin.UNKNOWN, "--max-count takes a number from 1 on.");
    }
    Path place = root();
    PlanLoader loader = loading.loader(terminal);
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    Log.Result[] done = new Log.Result[1];
    try (ProjectHistory history = ProjectHistory.of(place)) {
      Predicate<Commit> wanted = wanted(history);
      Planning planning = loader.inCommits(place);
      result.write(
          terminal,
          out -> {
            HistoryWriter writer = format.writer(style, out);
            writer.begin();
            Log.Result log = new Log(history, planning, wanted, node, most, writer::take).write();
            done[0] = log;
            requireAny(log, place, loader);
            writer.end();
          });
    }
    Messages messages = result.messages(terminal, place);
    if (done[0].unread() > 0) {
      messages.error(
          Origin.UNKNOWN,
          "unread-commit",
          done[0].unread()
              + " of these commits cannot be planned in full; what they changed is not"
              + " known.");
    }
    if (done[0].cut()) {
      messages.error(
          Origin.UNKNOWN,
          "shallow-clone",
          "the clone is shallow: `git fetch --unshallow` fetches the older commits.");
    }
    return done[0].unread() > 0 || done[0].cut() ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  /** A name that no commit has is a mistake, not an empty answer. */
  private void requireAny(Log.Result log, Path place, PlanLoader loader) throws IOException {
    if (log.taken() == 0 && !log.cut() && since == null) {
      throw new InvalidInput(
          new Origin(place.toString(), 0, ""),
          node == null
              ? "no commit has a Kedro project in this folder."
              : "no commit has a node `"
                  + node
                  + "`; give its full name, as kindling plan shows it."
                  + meant(node, place, loader));
    }
  }

  /** A node of the present plan that the name may stand for. */
  private String meant(String name, Path place, PlanLoader loader) throws IOException {
    try {
      return Spelling.hint(
          name,
          loader.load(ProjectPlace.at(place)).plan().nodes().stream().map(Verdict::node).toList());
    } catch (InvalidInput | UnreadPipeline none) {
      return "";
    }
  }

  private Predicate<Commit> wanted(ProjectHistory history) throws IOException {
    if (since == null) {
      return commit -> true;
    }
    try {
      Instant day = LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
      return commit -> !commit.committed().isBefore(day);
    } catch (DateTimeParseException e) {
      Set<String> known = since(history, since);
      return commit -> !known.contains(commit.id());
    }
  }

  private static Set<String> since(ProjectHistory history, String revision) throws IOException {
    try {
      return history.upTo(revision);
    } catch (InvalidInput e) {
      throw new InvalidInput(
          e.origin(), e.getMessage() + " A day is written as 2026-01-31.", e.details());
    }
  }

  @Override
  public Path root() {
    return project == null ? ProjectPlace.around().path() : project;
  }
}
