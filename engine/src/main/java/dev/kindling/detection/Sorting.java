package dev.kindling.detection;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Rule;
import java.util.Comparator;

/** Orders that depend on what is sorted alone, never on the order in which rules fired. */
final class Sorting {

  private static final Comparator<Origin> ORIGINS =
      Comparator.comparing(Origin::file).thenComparingInt(Origin::line).thenComparing(Origin::text);

  /** By where they are written. */
  static final Comparator<Rule> RULES =
      Comparator.comparing(Rule::origin, ORIGINS)
          .thenComparing(Rule::code)
          .thenComparing(Rule::title);

  /** By rule, then by what is said and where it is written. */
  static final Comparator<Derivation> DERIVATIONS =
      Comparator.comparing(Derivation::rule, RULES)
          .thenComparing(Derivation::message)
          .thenComparing(d -> d.evidence().toString())
          .thenComparing(d -> d.premises().toString());

  /** By severity, code, place and message. */
  static final Comparator<Finding> FINDINGS =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::code)
          .thenComparing(Finding::origin, ORIGINS)
          .thenComparing(Finding::message)
          .thenComparing(Finding::remedy)
          .thenComparing(finding -> String.valueOf(finding.node()))
          .thenComparing(finding -> String.valueOf(finding.dataset()));

  private Sorting() {}
}
