package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.ListingOptions;
import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.MinimalChanges;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.TagKind;
import dev.kindling.planning.ProjectPlanner;
import dev.kindling.project.OpenProject;
import dev.kindling.report.DiffFormat;
import dev.kindling.report.MinimalChangesWriter;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code kindling whatif}: the plan's difference under changed facts, and what would free a node.
 */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Tells what would be different if facts were, without touching the project; or which"
            + " smallest changes would take a node off Spark.")
final class WhatIfCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = "--tag",
      paramLabel = "NODE=TAG",
      description = "The node carries the tag; repeatable.")
  private List<String> tags = List.of();

  @Option(
      names = "--untag",
      paramLabel = "NODE=TAG",
      description = "The node does not carry the tag; repeatable.")
  private List<String> untags = List.of();

  @Option(
      names = "--dataset",
      paramLabel = "NAME=TYPE",
      description = "The catalog's entry has that type; repeatable.")
  private List<String> datasets = List.of();

  @Option(
      names = "--annotate",
      paramLabel = "NODE.PARAMETER=TYPE",
      description =
          "The parameter of the node's function, or its \"return\", is annotated with that type, by"
              + " its full name; without a TYPE it is not annotated; repeatable.")
  private List<String> annotations = List.of();

  @Option(
      names = "--pin",
      paramLabel = "NODE",
      description = "The node stays off Spark; repeatable.")
  private List<String> pins = List.of();

  @Option(
      names = "--drop-rule",
      paramLabel = "CODE",
      description = "The rule is not in force; repeatable.")
  private List<String> dropped = List.of();

  @Option(
      names = "--free",
      paramLabel = "NODE",
      description = "Instead, the smallest sets of changes that take the node off Spark.")
  private @Nullable String free;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private DiffFormat format = DiffFormat.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    if (changesNothing() == (free == null)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "name what to change (--tag, --untag, --dataset, --annotate, --pin, --drop-rule), or the"
              + " node to --free; not both.");
    }
    OpenProject opened = project.open(terminal);
    ProjectPlanner planner = decision.planner();
    List<Change> changes = changes(TagKind.PIN.spelled(planner.facts(opened).kedroVersion()));
    Explanation before = planner.explain(opened);
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    if (free != null) {
      MinimalChanges answer =
          MinimalChanges.of(
              free, before, ProjectPlanner.options(opened), MinimalChanges.MOST_PLANS);
      result.write(terminal, out -> MinimalChangesWriter.of(format, style).write(answer, out));
    } else {
      Explanation after = planner.explain(opened, before, changes);
      PlanDiff diff = PlanDiff.of(before, after);
      TextLook look = result.look(terminal, root(), listing.all());
      result.write(terminal, out -> format.writer(look).write(diff, out));
    }
    return result.messages(terminal, root()).incomplete(before.project())
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  @Override
  public Path root() {
    return project.root();
  }

  private boolean changesNothing() {
    return Stream.of(tags, untags, datasets, annotations, pins, dropped).allMatch(List::isEmpty);
  }

  private List<Change> changes(String pin) {
    List<Change> changes = new ArrayList<>();
    tags.forEach(text -> changes.add(pair("--tag", text, Change.AddTag::new)));
    untags.forEach(text -> changes.add(pair("--untag", text, Change.RemoveTag::new)));
    datasets.forEach(text -> changes.add(pair("--dataset", text, Change.SetType::new)));
    annotations.forEach(text -> changes.add(pair("--annotate", text, WhatIfCommand::annotate)));
    pins.forEach(node -> changes.add(new Change.PinNode(node, pin)));
    dropped.forEach(code -> changes.add(new Change.DropRule(code)));
    return changes;
  }

  private static Change pair(
      String option, String text, BiFunction<String, String, Change> change) {
    int equals = text.indexOf('=');
    if (equals <= 0 || (equals == text.length() - 1 && !option.equals("--annotate"))) {
      throw new InvalidInput(
          Origin.UNKNOWN, option + " takes a name, an equals sign and a value; not `" + text + "`");
    }
    return change.apply(text.substring(0, equals), text.substring(equals + 1));
  }

  /** A node's name may have dots in it; a parameter's has none. */
  private static Change annotate(String place, String type) {
    int dot = place.lastIndexOf('.');
    if (dot <= 0) {
      throw new InvalidInput(
          Origin.UNKNOWN, "--annotate takes NODE.PARAMETER=TYPE; `" + place + "` has no dot");
    }
    return new Change.Annotate(place.substring(0, dot), place.substring(dot + 1), type);
  }
}
