package dev.kindling.planning;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.git.GitRevision;
import dev.kindling.history.Planning;
import dev.kindling.plan.Plan;
import dev.kindling.project.ProjectPlace;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.report.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans from whatever may stand for one: a project's folder, a snapshot, a saved plan. */
public final class PlanLoader {

  /** A larger file is no plan of anybody's. */
  private static final long LARGEST = 256L << 20;

  private final ProjectPlanner planner;
  private final ReadOptions options;

  /**
   * For the plans of a call.
   *
   * @param options how each project is read
   */
  public PlanLoader(ProjectPlanner planner, ReadOptions options) {
    this.planner = planner;
    this.options = options;
  }

  /**
   * A plan, and what it was made of.
   *
   * @param explained null for a saved plan
   */
  public record Loaded(Plan plan, @Nullable Explanation explained) {

    /** What is different after it. */
    public PlanDiff to(Loaded head) {
      return explained == null || head.explained == null
          ? PlanDiff.of(plan, head.plan)
          : PlanDiff.of(explained, head.explained);
    }

    /** What can be asked why: there for every plan that was not read back. */
    public Explanation explanation() {
      return Objects.requireNonNull(explained);
    }

    /**
     * What could not be read; nothing of a saved plan.
     *
     * @param where what is said before each part: {@code in revision `v1`: }
     */
    public List<Unread> unread(String where) {
      List<Unread> unread = explained == null ? List.of() : explained.project().unread();
      return unread.stream()
          .map(part -> new Unread(where + part.what(), part.reason(), part.origin()))
          .toList();
    }
  }

  /**
   * What stands at that place.
   *
   * @throws InvalidInput with origins that are named from the current folder
   * @throws UnreadPipeline the same
   */
  public Loaded load(ProjectPlace place) throws IOException {
    Path path = place.path();
    if (Files.isRegularFile(path)) {
      String text = text(place);
      if (PlanReader.accepts(text)) {
        return new Loaded(PlanReader.read(text, path.toString()), null);
      }
    }
    try {
      Explanation explained = planner.explain(place.open(options));
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
  public Planning inCommits(Path project) {
    return (revision, name) -> {
      ProjectPlace place = ProjectPlace.at(revision.folder());
      return place.isProject() ? load(place, project, "commit " + name).explanation() : null;
    };
  }

  private static Origin opened(Origin origin, ProjectPlace place) {
    return origin.known()
        ? new Origin(
            OpenedPath.of(place.root(), new Origin(origin.file(), 0, "")),
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
  public Loaded load(GitRevision revision, Path project, String name) throws IOException {
    return load(ProjectPlace.at(revision.folder()), project, name);
  }

  private Loaded load(ProjectPlace place, Path project, String name) throws IOException {
    Path copy = place.path();
    try {
      return load(place);
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

  private static String text(ProjectPlace place) throws IOException {
    if (Files.size(place.path()) > LARGEST) {
      throw new InvalidInput(
          OpenedPath.named(place.path()), "is too large for a plan or a snapshot.");
    }
    return place.files().text(place.path());
  }
}
