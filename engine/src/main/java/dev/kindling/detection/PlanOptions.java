package dev.kindling.detection;

/**
 * How a plan is made, apart from its input and its rules.
 *
 * @param groupSparkNodes {@code run_config.group_spark_nodes}: without it every node is a task of
 *     its own and no node is taken for lying between Spark nodes
 * @param limits what the rules may cost
 */
public record PlanOptions(boolean groupSparkNodes, RuleLimits limits) {

  /** Groups, and the limits that no sound rule meets. */
  public static PlanOptions defaults() {
    return new PlanOptions(true, RuleLimits.defaults());
  }

  /** The same with another value of {@code group_spark_nodes}. */
  public PlanOptions withGroupSparkNodes(boolean value) {
    return new PlanOptions(value, limits);
  }

  /** The same with other limits. */
  public PlanOptions withLimits(RuleLimits value) {
    return new PlanOptions(groupSparkNodes, value);
  }
}
