package dev.kindling.cli;

import dev.kindling.project.ReadOptions;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each project of a batch is read and planned. */
final class PlanningOptions {

  @Mixin private DecisionOptions decision = new DecisionOptions();

  @Option(
      names = "--all-pipelines",
      description = "Plan every pipeline that a project registers, not only the one of --pipeline.")
  private boolean allPipelines;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "The configuration environment (default: KEDRO_ENV, else local).")
  private @Nullable String env;

  ProjectWork work(Terminal terminal) {
    return new ProjectWork(
        decision,
        ReadOptions.defaults().withEnv(env).withEnvironment(terminal.environment()),
        allPipelines);
  }

  /** What decides the results, by name. */
  Map<String, String> described() {
    Map<String, String> options = new TreeMap<>();
    options.put("pipeline", allPipelines ? "" : decision.pipeline());
    options.put("all-pipelines", String.valueOf(allPipelines));
    options.put("env", String.valueOf(env));
    return options;
  }
}
