package dev.kindling.rendering;

import java.util.List;
import java.util.Map;

/**
 * Spark at a place of one's own: an organization implements this, puts the class into a jar, names
 * it in {@code run_config.spark.operator_factory} and gives the jar's folder as {@code --plugins}.
 * The class needs a public constructor without parameters.
 *
 * <p>Operators are Python expressions: one call each, with {@code task_id} among its arguments.
 * They may use the names that {@link #importsStatement} imports. Values go into them by {@link
 * PythonLiteral}, never by quotes of one's own. Layout does not matter: it is done afterwards.
 */
public interface SparkOperatorFactory {

  /** The operator that starts the run's cluster; empty where none is started. */
  String createClusterOperator(Cluster cluster);

  /** The operator that removes the run's cluster; empty where none is started. */
  String deleteClusterOperator(Cluster cluster);

  /** The operator that runs the nodes of one Spark task. */
  String submitOperator(Job job);

  /**
   * The import statements of everything that the others use. What Airflow 2 and 3 keep in different
   * places stands in a {@code try} block whose {@code except ImportError} has the place of Airflow
   * 2.
   */
  String importsStatement();

  /** Whether default nodes run by {@link #nodeOperator} too, instead of each in a pod. */
  default boolean runsNodes() {
    return false;
  }

  /**
   * The operator that runs one default task, where {@link #runsNodes}: one node, or several that
   * are to share a process. The arguments are those of the run script.
   */
  default String nodeOperator(Job job) {
    throw new UnsupportedOperationException("default nodes run in pods");
  }

  /**
   * What is known of a run, whatever the task.
   *
   * @param projectName of the Kedro project
   * @param dagId of the DAG
   * @param env Kedro's environment
   * @param pipeline the Kedro pipeline
   * @param artifactsPath where the artifacts are uploaded, without a slash at its end
   * @param runScript the uploaded Kedro run script
   * @param initScript the uploaded initialization script
   * @param environment variables that Spark's driver and executors should see, as templates that
   *     Airflow renders
   * @param settings {@code run_config.spark} as the file has it
   */
  record Context(
      String projectName,
      String dagId,
      String env,
      String pipeline,
      String artifactsPath,
      String runScript,
      String initScript,
      Map<String, String> environment,
      Map<String, Object> settings) {}

  /**
   * A cluster operator that is asked for.
   *
   * @param taskId that the operator must have
   * @param createTaskId of the task that starts the cluster, whose result tells which it is
   * @param config {@code run_config.spark.cluster_config}
   */
  record Cluster(String taskId, String createTaskId, Map<String, Object> config, Context context) {}

  /**
   * A submit operator that is asked for.
   *
   * @param taskId that the operator must have
   * @param createTaskId of the task that starts the cluster, whose result tells which it is
   * @param displayName the task's name in the plan
   * @param doc Markdown for {@code doc_md}
   * @param nodes names of the Kedro nodes, in order
   * @param arguments of the run script, as templates that Airflow renders
   */
  record Job(
      String taskId,
      String createTaskId,
      String displayName,
      String doc,
      List<String> nodes,
      List<String> arguments,
      Map<String, Object> config,
      Context context) {}
}
