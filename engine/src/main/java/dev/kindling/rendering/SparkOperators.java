package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How Spark tasks look in the DAG: one implementation for each place that Spark runs at. */
interface SparkOperators {

  /** Task that starts the cluster, where there is one. */
  String CREATE = "create_spark_cluster";

  /** Task that removes the cluster, whatever became of the run. */
  String DELETE = "delete_spark_cluster";

  /** Adds what the operators need to import. */
  void addImports(PythonImports imports);

  /** Names at the top of the file that the operators use. */
  List<DagModel.Constant> constants();

  /** Whether {@link #constants} use the filter that makes names of run ids. */
  boolean namesPerRun();

  /** The cluster's operators; null where no cluster is started. */
  DagModel.@Nullable Cluster cluster();

  /** What the settings ask for and Spark cannot be given here. */
  default List<Finding> findings() {
    return List.of();
  }

  /** The operator of one Spark task. */
  PythonCode submit(SparkJob job);

  /** Whether default nodes run by {@link #node} instead of in pods. */
  default boolean runsNodes() {
    return false;
  }

  /** The operator of one default node, where {@link #runsNodes}. */
  default PythonCode node(SparkJob job) {
    throw new IllegalStateException("default nodes run in pods");
  }
}
