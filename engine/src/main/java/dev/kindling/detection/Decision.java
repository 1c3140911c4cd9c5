package dev.kindling.detection;

import dev.kindling.facts.Absorption;
import dev.kindling.facts.Boundary;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Pin;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.Split;
import dev.kindling.plan.Plan;
import java.util.List;

/** A plan with all that led to it, for those who question it. */
public final class Decision {

  private final Plan plan;
  private final List<Conclusion<Mark>> marks;
  private final List<Conclusion<Pin>> pins;
  private final List<Conclusion<Finding>> findings;
  private final List<Boundary> boundaries;
  private final List<Absorption> absorptions;
  private final List<Split> splits;
  private final List<Conclusion<SameTask>> sameTasks;
  private final boolean forced;

  Decision(
      Plan plan,
      List<Conclusion<Mark>> marks,
      List<Conclusion<Pin>> pins,
      List<Conclusion<Finding>> findings,
      List<Boundary> boundaries,
      List<Absorption> absorptions,
      List<Split> splits,
      List<Conclusion<SameTask>> sameTasks,
      boolean forced) {
    this.plan = plan;
    this.marks = List.copyOf(marks);
    this.pins = List.copyOf(pins);
    this.findings = List.copyOf(findings);
    this.boundaries = List.copyOf(boundaries);
    this.absorptions = List.copyOf(absorptions);
    this.splits = List.copyOf(splits);
    this.sameTasks = List.copyOf(sameTasks);
    this.forced = forced;
  }

  /** The answer. */
  public Plan plan() {
    return plan;
  }

  /** Every mark, those that a pin overrules included, in Kedro's order of their nodes. */
  public List<Conclusion<Mark>> marks() {
    return marks;
  }

  /** Every pin, in Kedro's order of their nodes. */
  public List<Conclusion<Pin>> pins() {
    return pins;
  }

  /** The findings with the rules and facts behind them, in the plan's order. */
  public List<Conclusion<Finding>> findings() {
    return findings;
  }

  /** What passes between tasks, in Kedro's order of the consumers. */
  public List<Boundary> boundaries() {
    return boundaries;
  }

  /** Default nodes that joined Spark, in the order of the rounds. */
  public List<Absorption> absorptions() {
    return absorptions;
  }

  /** Pinned nodes that keep Spark nodes in two tasks, in Kedro's order. */
  public List<Split> splits() {
    return splits;
  }

  /** Every pair that a rule wants in one task, in Kedro's order. */
  public List<Conclusion<SameTask>> sameTasks() {
    return sameTasks;
  }

  /**
   * Whether pins left a choice of what stays apart. Where they did not, less evidence never puts a
   * node on Spark.
   */
  public boolean isForced() {
    return forced;
  }
}
