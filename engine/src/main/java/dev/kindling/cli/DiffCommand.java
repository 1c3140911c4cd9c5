package dev.kindling.cli;

import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.git.GitRevision;
import dev.kindling.report.DiffFormat;
import dev.kindling.report.TextLook;
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
    versionProvider = Kindling.Version.class,
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

  @Mixin private PlanSource source = new PlanSource();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private DiffFormat format = DiffFormat.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    PlanSource.Loaded before;
    PlanSource.Loaded after;
    Path was = base == null ? ChosenProject.around() : base;
    if (revision != null && head == null) {
      before = loadRevision(was, revision, terminal);
      after = source.load(was, terminal);
    } else if (revision == null && base != null && head != null) {
      before = source.load(base, terminal);
      after = source.load(head, terminal);
    } else {
      throw new InvalidInput(
          Origin.UNKNOWN, "diff takes BASE and HEAD, or one project and --git REV.");
    }
    PlanDiff diff = before.to(after);
    TextLook look =
        result.look(terminal, ReadingOptions.root(head == null ? was : head), listing.all());
    result.write(terminal, out -> format.writer(look).write(diff, out));
    boolean incomplete =
        before.incomplete(
            result.messages(terminal, ReadingOptions.root(was)),
            revision == null ? "" : "in revision `" + revision + "`: ");
    Path is = head == null ? was : head;
    incomplete |= after.incomplete(result.messages(terminal, ReadingOptions.root(is)), "");
    if (incomplete) {
      return ExitCode.INCOMPLETE;
    }
    return diff.isEmpty() ? ExitCode.DONE : ExitCode.OBJECTION;
  }

  private PlanSource.Loaded loadRevision(Path project, String revision, Terminal terminal)
      throws IOException {
    try (GitRevision old = GitRevision.export(project, revision)) {
      return source.load(old, project, "revision `" + revision + "`", terminal);
    }
  }
}
