package dev.kindling.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each project of a batch is read and planned. */
final class PlanningOptions {

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

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Write a report of each project, and an index of them all, into DIR.")
  private @Nullable Path reports;

  @Option(
      names = "--compile",
      paramLabel = "DIR",
      description = "Write each project's DAG and artifacts into a folder of its own in DIR.")
  private @Nullable Path artifacts;

  ProjectWork work(Terminal terminal) {
    return new ProjectWork(
        decision, reading, terminal, allPipelines, projectRules, reports, artifacts);
  }

  @Nullable Path reports() {
    return reports;
  }

  /** What decides the results, by name. */
  Map<String, String> described() {
    Map<String, String> options = new TreeMap<>(decision.described());
    options.put("all-pipelines", String.valueOf(allPipelines));
    options.putAll(reading.described());
    options.put("project-rules", String.valueOf(projectRules));
    options.put("html", String.valueOf(reports));
    options.put("compile", String.valueOf(artifacts));
    return options;
  }
}
