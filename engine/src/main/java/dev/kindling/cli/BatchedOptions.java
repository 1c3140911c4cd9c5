package dev.kindling.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each of many projects is read and decided on. */
final class BatchedOptions {

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

  ReadingOptions reading() {
    return reading;
  }

  DecisionOptions decision() {
    return decision;
  }

  boolean allPipelines() {
    return allPipelines;
  }

  boolean projectRules() {
    return projectRules;
  }

  /** What decides the results, by name. */
  Map<String, String> described() {
    Map<String, String> options = new TreeMap<>(decision.described());
    options.putAll(reading.described());
    options.put("all-pipelines", String.valueOf(allPipelines));
    options.put("project-rules", String.valueOf(projectRules));
    return options;
  }
}
