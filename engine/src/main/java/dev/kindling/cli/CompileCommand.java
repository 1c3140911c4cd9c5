package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.FindingOptions;
import dev.kindling.cli.options.ListingOptions;
import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.process.Colour;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.configuration.AirflowSettings;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import dev.kindling.planning.OpenedPath;
import dev.kindling.planning.ProjectCompiler;
import dev.kindling.project.OpenProject;
import dev.kindling.rendering.CatalogSuggestion;
import dev.kindling.rendering.Compilation;
import dev.kindling.rendering.CompileOptions;
import dev.kindling.rendering.output.ArtifactChange;
import dev.kindling.rendering.output.ArtifactWriter;
import dev.kindling.rendering.output.OtherDags;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code kindling compile}: the Airflow DAG and everything that Spark needs, whole or not at all.
 */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Writes the Airflow DAG and every Spark artifact.")
final class CompileCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ListingOptions listing = new ListingOptions();
  @Mixin private FindingOptions findings = new FindingOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to; files of others in it are left alone.")
  private Path output = Path.of("");

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 where DIR is not what would be written.")
  private boolean check;

  @Option(
      names = "--strict",
      description = "Write nothing while a finding of severity error stands.")
  private boolean strict;

  @Option(
      names = "--allow-unread",
      description = "Write although part of the project could not be read.")
  private boolean allowUnread;

  @Option(
      names = "--suggest-catalog",
      description = "Print catalog entries for what passes between tasks in memory, as YAML.")
  private boolean suggestCatalog;

  @Option(
      names = "--include-data",
      description = "Pack the project's folder data into its archive too.")
  private boolean includeData;

  @Option(
      names = "--templates",
      paramLabel = "FILE",
      description = "A StringTemplate group whose templates come before those of the DAG.")
  private @Nullable Path templates;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder of jars in which run_config.spark.operator_factory is looked up.")
  private @Nullable Path plugins;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print neither progress nor notes.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colour: auto, always or never (default: auto, which honours NO_COLOR).")
  private Colour colour = Colour.AUTO;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Messages messages = Messages.of(terminal, root(), colour, quiet);
    if (templates != null && !Files.isRegularFile(templates)) {
      throw new InvalidInput(
          OpenedPath.named(templates),
          "there is no such file; --templates names a group of StringTemplate.");
    }
    OpenProject opened = project.open(terminal);
    Explanation explained = decision.planner().explain(opened);
    AirflowSettings settings = opened.airflow();
    Plan plan = explained.plan();
    boolean incomplete = messages.incomplete(explained.project(), plan.findings());
    Compilation done =
        ProjectCompiler.compile(
            opened,
            explained,
            new CompileOptions(templates, plugins, ProjectCompiler::objection, includeData, output),
            ProgramVersion.number());
    List<Finding> all = new ArrayList<>(settings.warnings());
    all.addAll(plan.findings());
    all.addAll(decision.planner().waive(done.findings(), opened));
    messages.findings(all, listing.all());
    if (suggestCatalog) {
      terminal.out().print(CatalogSuggestion.yaml(plan, explained.project(), settings));
      terminal.out().flush();
    }
    if (incomplete && !allowUnread) {
      messages.progress("Nothing was written: part of the project could not be read.");
      return ExitCode.INCOMPLETE;
    }
    if (strict && all.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      messages.progress("Nothing was written: findings of severity error stand.");
      return ExitCode.OBJECTION;
    }
    if (!check) {
      OtherDags.check(done.artifacts(), output);
    }
    List<ArtifactChange> changes =
        check
            ? ArtifactWriter.compare(done.artifacts(), output)
            : ArtifactWriter.write(done.artifacts(), output);
    summarize(plan, changes, messages);
    if (!check && !changes.isEmpty()) {
      NextSteps.of(done.artifacts(), output.toString(), settings)
          .forEach(step -> messages.progress("  " + step));
    }
    if (incomplete) {
      return ExitCode.INCOMPLETE;
    }
    return check && !changes.isEmpty() ? ExitCode.OBJECTION : findings.judge(all);
  }

  private void summarize(Plan plan, List<ArtifactChange> changes, Messages messages) {
    if (plan.nodes().isEmpty()) {
      messages.progress(
          "The pipeline `" + plan.pipeline() + "` has no nodes, which `kedro run` refuses.");
    }
    long spark = plan.tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).count();
    messages.progress(
        plan.project()
            + ": "
            + Summary.count(plan.nodes().size(), "node")
            + " in "
            + Summary.count(plan.tasks().size(), "task")
            + ", "
            + spark
            + " on Spark");
    String folder = output.toString();
    for (ArtifactChange change : changes) {
      messages.progress("  " + change.kind() + " " + folder + "/" + change.path());
    }
    if (changes.isEmpty()) {
      messages.progress("  " + folder + " is up to date");
    }
  }

  @Override
  public Path root() {
    return project.root();
  }
}
