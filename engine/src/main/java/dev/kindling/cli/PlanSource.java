package dev.kindling.cli;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.git.GitRevision;
import dev.kindling.history.Planning;
import dev.kindling.plan.Plan;
import dev.kindling.project.ProjectReader;
import dev.kindling.report.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Plans from whatever may stand for one: a project's folder, a snapshot, a saved plan. */
final class PlanSource {

  /** A larger file is no plan of anybody's. */
  private static final long LARGEST = 256L << 20;

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();

  /**
   * A plan, and what it was made of.
   *
   * @param explained null for a saved plan
   */
  record Loaded(Plan plan, @Nullable Explanation explained) {

    /** What is different after it. */
    PlanDiff to(Loaded head) {
      return explained == null || head.explained == null
          ? PlanDiff.of(plan, head.plan)
          : PlanDiff.of(explained, head.explained);
    }

    /** What can be asked why: there for every plan that was not read back. */
    Explanation explanation() {
      return Objects.requireNonNull(explained);
    }

    /**
     * Names what could not be read; false where there is nothing.
     *
     * @param where what is said before each part: {@code in revision `v1`: }
     */
    boolean incomplete(Messages messages, String where) {
      List<Unread> unread = explained == null ? List.of() : explained.project().unread();
      messages.unread(
          unread.stream()
              .map(part -> new Unread(where + part.what(), part.reason(), part.origin()))
              .toList());
      return !unread.isEmpty();
    }
  }

  Loaded load(Path place, Terminal terminal) throws IOException {
    if (Files.isRegularFile(place)) {
      String text = text(place);
      if (PlanReader.accepts(text)) {
        return new Loaded(PlanReader.read(text, place.toString()), null);
      }
    }
    decision.prepare();
    try {
      Project project = decision.about(reading.read(place, terminal));
      Explanation explained =
          decision.decide(
              project,
              reading.settings(place, terminal),
              ReadingOptions.root(place),
              reading.planOptions(place, terminal));
      return new Loaded(explained.plan(), explained);
    } catch (InvalidInput wrong) {
      // A call about two projects has no one root that messages count from.
      throw new InvalidInput(
          opened(wrong.origin(), place), String.valueOf(wrong.getMessage()), wrong.details());
    } catch (UnreadPipeline hidden) {
      throw new UnreadPipeline(
          hidden.unread().stream()
              .map(part -> new Unread(part.what(), part.reason(), opened(part.origin(), place)))
              .toList());
    }
  }

  /** How commits of the project are planned; one whose folder holds no project has no plan. */
  Planning inCommits(Path project, Terminal terminal) {
    return (revision, name) ->
        ProjectReader.isProject(revision.folder())
            ? load(revision, project, "commit " + name, terminal).explanation()
            : null;
  }

  private static Origin opened(Origin origin, Path place) {
    return origin.known()
        ? new Origin(
            OpenedPath.of(ReadingOptions.root(place), new Origin(origin.file(), 0, "")),
            origin.line(),
            origin.text())
        : origin;
  }

  /**
   * Plans a project as it is in a revision. Messages about its files name them as they are in the
   * project, not in its copy.
   *
   * @param name the revision as messages name it
   */
  Loaded load(GitRevision revision, Path project, String name, Terminal terminal)
      throws IOException {
    Path copy = revision.folder();
    try {
      return load(copy, terminal);
    } catch (InvalidInput e) {
      throw new InvalidInput(
          inProject(e.origin(), copy, project),
          "in " + name + ": " + without(String.valueOf(e.getMessage()), copy),
          e.details().stream().map(line -> without(line, copy)).toList());
    } catch (UnreadPipeline e) {
      throw new UnreadPipeline(
          e.unread().stream()
              .map(
                  part ->
                      new Unread(
                          "in " + name + ": " + part.what(),
                          without(part.reason(), copy),
                          inProject(part.origin(), copy, project)))
              .toList());
    }
  }

  /** The file as it is in the project today. */
  private static Origin inProject(Origin origin, Path copy, Path project) {
    Path file = Path.of(origin.file()).toAbsolutePath();
    if (!origin.known() || !file.startsWith(copy.toAbsolutePath())) {
      return origin;
    }
    Path below = copy.toAbsolutePath().relativize(file);
    String name = below.toString().isEmpty() ? "." : below.toString();
    String opened = OpenedPath.of(project, new Origin(name, 0, ""));
    return new Origin(opened, origin.line(), origin.text());
  }

  private static String without(String text, Path copy) {
    return text.replace(copy + "/", "").replace(copy.toString(), ".");
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new InvalidInput(OpenedPath.named(file), "is too large for a plan or a snapshot.");
    }
    return Files.readString(file);
  }
}
