package dev.kindling.cli.options;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.planning.ProjectPlanner;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pipeline is decided on, and by which rules: the same for every command that plans. */
public final class DecisionOptions {

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = {"-p", "--pipeline", "--pipelines"},
      paramLabel = "NAME",
      description =
          "The registered pipeline (default: "
              + Pipeline.DEFAULT
              + "), or several with commas between, as Kedro adds them from 1.2 on.")
  private String pipeline = Pipeline.DEFAULT;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day by which waivers expire, as 2027-01-31 (default: today's, in UTC).")
  private @Nullable String today;

  private @Nullable ProjectPlanner planner;

  /** What is asked for, by name: two calls with the same answer decide alike. */
  Map<String, String> described() {
    return Map.of(
        "pipeline", pipeline, "rules", rules.chosen().described(), "today", String.valueOf(today));
  }

  /** Who decides so. */
  public ProjectPlanner planner() {
    if (planner == null) {
      planner = new ProjectPlanner(rules.chosen(), pipeline, today());
    }
    return planner;
  }

  private LocalDate today() {
    try {
      return today == null ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(today);
    } catch (DateTimeParseException e) {
      throw new InvalidInput(Origin.UNKNOWN, "--today takes a date, as 2027-01-31");
    }
  }
}
