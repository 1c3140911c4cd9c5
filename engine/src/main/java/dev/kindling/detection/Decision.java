package dev.kindling.detection;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Pin;
import dev.kindling.plan.Plan;
import java.util.List;

/**
 * A plan with all that led to it, for those who question it.
 *
 * @param plan the answer
 * @param marks every mark, those that a pin overrules included, in Kedro's order of their nodes
 * @param pins every pin, in the same order
 * @param findings the findings with the rules and facts behind them, in the plan's order
 */
public record Decision(
    Plan plan,
    List<Conclusion<Mark>> marks,
    List<Conclusion<Pin>> pins,
    List<Conclusion<Finding>> findings) {

  public Decision {
    marks = List.copyOf(marks);
    pins = List.copyOf(pins);
    findings = List.copyOf(findings);
  }
}
