package dev.kindling.cli;

import dev.kindling.cli.options.ListingOptions;
import dev.kindling.cli.options.LoadingOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.git.GitRevision;
import dev.kindling.planning.PlanLoader;
import dev.kindling.project.ProjectPlace;
import dev.kindling.report.DiffFormat;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling diff}: which nodes changed verdict, task or reason, and because of what. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Compares two plans: which nodes changed verdict, task or reason, and because of what."
            + " Exits with 1 where there is a difference.")
final class DiffCommand implements Action {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "BASE",
      description =
          "What was: a project's folder, a snapshot, or a plan saved as JSON. With --git, the"
              + " project; default: the one that the current folder lies in.")
  private @Nullable Path base;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "HEAD",
      description = "What is. With --git it is left out.")
  private @Nullable Path head;

  @Option(
      names = "--git",
      paramLabel = "REV",
      description =
          "Compare the project with itself at that revision of its git repository, which is neither"
              + " checked out nor changed.")
  private @Nullable String revision;

  @Mixin private LoadingOptions loading = new LoadingOptions();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private DiffFormat format = DiffFormat.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    PlanLoader.Loaded before;
    PlanLoader.Loaded after;
    ProjectPlace was = base == null ? ProjectPlace.around() : ProjectPlace.at(base);
    ProjectPlace is = head == null ? was : ProjectPlace.at(head);
    PlanLoader loader = loading.loader(terminal);
    if (revision != null && head == null) {
      before = loadRevision(loader, was.path(), revision);
      after = loader.load(was);
    } else if (revision == null && base != null && head != null) {
      before = loader.load(was);
      after = loader.load(is);
    } else {
      throw new InvalidInput(
          Origin.UNKNOWN, "diff takes BASE and HEAD, or one project and --git REV.");
    }
    PlanDiff diff = before.to(after);
    TextLook look = result.look(terminal, is.root(), listing.all());
    result.write(terminal, out -> format.writer(look).write(diff, out));
    boolean incomplete =
        result
            .messages(terminal, was.root())
            .unread(before.unread(revision == null ? "" : "in revision `" + revision + "`: "));
    incomplete |= result.messages(terminal, is.root()).unread(after.unread(""));
    if (incomplete) {
      return ExitCode.INCOMPLETE;
    }
    return diff.isEmpty() ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  private static PlanLoader.Loaded loadRevision(PlanLoader loader, Path project, String revision)
      throws IOException {
    try (GitRevision old = GitRevision.export(project, revision)) {
      return loader.load(old, project, "revision `" + revision + "`");
    }
  }
}
