package dev.kindling.cli;

import dev.kindling.planning.PlanLoader;
import picocli.CommandLine.Mixin;

/** How plans are made of whatever may stand for one. */
final class LoadingOptions {

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();

  /** Who makes them. */
  PlanLoader loader(Terminal terminal) {
    return new PlanLoader(decision.planner(), reading.options(terminal));
  }
}
