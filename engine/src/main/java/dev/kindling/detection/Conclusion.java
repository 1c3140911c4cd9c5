package dev.kindling.detection;

import dev.kindling.plan.Derivation;
import java.util.List;

/**
 * A fact that a rule inserted, and why.
 *
 * @param fact a mark, a pin, a finding
 * @param derivation the rule, and where its matched facts are written
 * @param matched the facts that the rule's patterns matched, in the order of the patterns
 */
public record Conclusion<T>(T fact, Derivation derivation, List<Object> matched) {

  public Conclusion {
    matched = List.copyOf(matched);
  }
}
