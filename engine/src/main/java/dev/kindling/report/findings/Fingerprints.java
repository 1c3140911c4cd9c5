package dev.kindling.report.findings;

import dev.kindling.explanation.Baseline.Known;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Plan;
import java.util.HashSet;
import java.util.Set;

/**
 * How services know a finding again: the same while lines move, and no two in a document the same,
 * since services drop a finding whose fingerprint another one has.
 */
final class Fingerprints {

  private final Set<String> given = new HashSet<>();

  /**
   * What a finding is about in its project. Its message belongs to that where it names neither a
   * node nor a dataset, as in a baseline.
   */
  static String subject(Plan plan, Finding finding) {
    String message = Known.of(finding).message();
    return plan.pipeline()
        + "|"
        + finding.node()
        + "|"
        + finding.dataset()
        + (message.isEmpty() ? "" : "|" + message);
  }

  /** The text, with a number after it where it was given before. */
  String distinct(String text) {
    int number = 1;
    String fingerprint = text;
    while (!given.add(fingerprint)) {
      fingerprint = text + "|" + ++number;
    }
    return fingerprint;
  }
}
