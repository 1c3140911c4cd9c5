package dev.kindling.explanation;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.rules.RuleBase;

/** Sketches, planned by the built-in rules and ready to be questioned. */
public final class Explained {

  private Explained() {}

  public static Explanation of(Sketch sketch) {
    return of(sketch.project());
  }

  /** Under rules that want nodes of the same {@code link:…} tag in one task. */
  static Explanation linked(Sketch sketch) {
    Project project = sketch.project();
    return Explanation.of(
        Planner.plan(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults()),
        project,
        Sketch.TOGETHER);
  }

  public static Explanation of(Project project) {
    RuleBase rules = RuleBase.builtIn();
    return Explanation.of(
        Planner.plan(project, Pipeline.DEFAULT, rules, PlanOptions.defaults()), project, rules);
  }

  /** Two sandwiches, one inside the reach of the other, a marked node and default ones around. */
  public static Sketch sandwiches() {
    return new Sketch()
        .node("load: raw -> orders")
        .dataset("raw", "spark.SparkDataset")
        .node("clean: orders -> clean_orders #spark")
        .node("price: clean_orders -> priced")
        .node("round: priced, params:digits -> rounded")
        .node("join: rounded, clean_orders -> joined #spark")
        .hint("rounded", "pyspark.sql.dataframe.DataFrame")
        .node("train: joined -> model")
        .hint("joined", "pandas.DataFrame");
  }
}
