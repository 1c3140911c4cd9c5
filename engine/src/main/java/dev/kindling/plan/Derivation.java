package dev.kindling.plan;

import dev.kindling.facts.Origin;
import java.util.List;

/**
 * One reason of a verdict: the rule that fired and what it matched.
 *
 * @param message why, in one sentence
 * @param evidence places of the matched facts, in the order of the rule's patterns
 * @param premises names of the nodes whose own marks, or whose place on the path, this reason rests
 *     on; in the order of the path, on which one can stand at both ends. Empty for reasons that
 *     rest on facts alone
 */
public record Derivation(Rule rule, String message, List<Origin> evidence, List<String> premises) {

  public Derivation {
    evidence = List.copyOf(evidence);
    premises = List.copyOf(premises);
  }

  /** The rule's code: {@code tag}, {@code type-hint}, {@code catalog-type}, {@code sandwich}, … */
  public String criterion() {
    return rule.code();
  }
}
