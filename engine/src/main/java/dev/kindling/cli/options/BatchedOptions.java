package dev.kindling.cli.options;

import dev.kindling.batch.Accepted;
import dev.kindling.batch.ProjectWork;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.planning.ProjectPlanner;
import dev.kindling.project.OpenProject;
import dev.kindling.project.ProjectPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each of many projects is read and decided on. */
public final class BatchedOptions {

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();

  @Option(
      names = "--all-pipelines",
      description = "Plan every pipeline that a project registers, not only the one of --pipeline.")
  private boolean allPipelines;

  @Option(
      names = "--project-rules",
      description =
          "Let the rule files that a project names in its own configuration take part, checked as"
              + " any.")
  private boolean projectRules;

  /** Opens a project that is alone. */
  public OpenProject open(ProjectPlace place, Terminal terminal) {
    return place.open(reading.options(terminal));
  }

  /** Who decides on each. */
  public ProjectPlanner planner() {
    return decision.planner();
  }

  /**
   * What is done with each project.
   *
   * @param accepted what does not count; null where everything does
   * @param reports the folder of the index and the reports; null writes none
   * @param artifacts the folder that takes a folder of artifacts for each; null compiles none
   */
  public ProjectWork work(
      Terminal terminal,
      @Nullable Accepted accepted,
      @Nullable Path reports,
      @Nullable Path artifacts)
      throws IOException {
    return new ProjectWork(
        planner(),
        reading.options(terminal),
        allPipelines,
        projectRules,
        accepted,
        reports,
        artifacts,
        ProgramVersion.number());
  }

  /** What decides the results, by name. */
  public Map<String, String> described() {
    Map<String, String> options = new TreeMap<>(decision.described());
    options.putAll(reading.described());
    options.put("all-pipelines", String.valueOf(allPipelines));
    options.put("project-rules", String.valueOf(projectRules));
    return options;
  }
}
