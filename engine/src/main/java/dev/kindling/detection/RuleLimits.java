package dev.kindling.detection;

import java.time.Duration;

/**
 * What the rules of one plan may cost together, so that a rule that feeds itself ends with a
 * message instead of never.
 *
 * @param firings how often rules may fire
 * @param facts how many facts rules may insert
 * @param time how long they may take
 */
public record RuleLimits(long firings, long facts, Duration time) {

  /** Far above what the largest pipelines need. */
  public static RuleLimits defaults() {
    return new RuleLimits(20_000_000, 20_000_000, Duration.ofMinutes(10));
  }
}
