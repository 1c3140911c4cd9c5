package dev.kindling.cli.options;

import dev.kindling.cli.process.Terminal;
import dev.kindling.planning.PlanLoader;
import picocli.CommandLine.Mixin;

/** How plans are made of whatever may stand for one. */
public final class LoadingOptions {

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();

  /** Who makes them. */
  public PlanLoader loader(Terminal terminal) {
    return new PlanLoader(decision.planner(), reading.options(terminal));
  }
}
