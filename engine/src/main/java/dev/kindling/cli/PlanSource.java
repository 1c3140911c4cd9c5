package dev.kindling.cli;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.git.GitRevision;
import dev.kindling.plan.Plan;
import dev.kindling.report.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Names what could not be read; false where there is nothing. */
    boolean incomplete(Messages messages) {
      return explained != null && messages.incomplete(explained.project());
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
    Project project = decision.about(reading.read(place, terminal));
    Explanation explained =
        decision.decide(
            project,
            reading.settings(place, terminal),
            ReadingOptions.root(place),
            reading.planOptions(place, terminal));
    return new Loaded(explained.plan(), explained);
  }

  /**
   * Plans a project as it is in a revision. Messages about its files name them as they are in the
   * project, not in its copy.
   *
   * @param name the revision as messages name it
   */
  Loaded load(GitRevision revision, String name, Terminal terminal) throws IOException {
    try {
      return load(revision.folder(), terminal);
    } catch (InvalidInput e) {
      String copy = revision.folder() + "/";
      Origin origin = e.origin();
      String file = origin.file().replace(copy, "").replace(revision.folder().toString(), ".");
      throw new InvalidInput(
          new Origin(file, origin.line(), origin.text()),
          "in " + name + ": " + String.valueOf(e.getMessage()).replace(copy, ""),
          e.details().stream().map(line -> line.replace(copy, "")).toList());
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new InvalidInput(
          new Origin(file.toString(), 0, ""), "is too large for a plan or a snapshot.");
    }
    return Files.readString(file);
  }
}
