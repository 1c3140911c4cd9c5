package dev.kindling.rendering;

import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.TemplateValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code templates/dag.stg} is given, as {@code templates/README.md} tells those who write
 * their own. A null is something to leave out.
 */
record DagModel(
    PythonCode tool,
    String pipeline,
    String project,
    String env,
    PythonCode imports,
    boolean namesPerRun,
    List<Constant> constants,
    TemplateValue dagId,
    @Nullable TemplateValue displayName,
    @Nullable TemplateValue description,
    TemplateValue schedule,
    int year,
    int month,
    int day,
    List<Handler> failureHandlers,
    List<Sensor> sensors,
    @Nullable Mlflow mlflow,
    @Nullable Volume volume,
    @Nullable Cluster cluster,
    List<TaskModel> tasks,
    List<PythonCode> edges) {

  DagModel {
    constants = List.copyOf(constants);
    failureHandlers = List.copyOf(failureHandlers);
    sensors = List.copyOf(sensors);
    tasks = List.copyOf(tasks);
    edges = List.copyOf(edges);
  }

  /** A name at the top of the file. */
  record Constant(String name, TemplateValue value) {}

  /** Somebody on Slack who hears of failures. */
  record Handler(TemplateValue connection, TemplateValue text) {}

  /** Waits for another DAG. Durations are minutes, the time-out seconds. */
  record Sensor(
      String id,
      TemplateValue dagId,
      @Nullable TemplateValue taskId,
      @Nullable TemplateValue delta,
      TemplateValue checkExistence,
      TemplateValue timeout) {}

  /**
   * The task that opens the MLflow run of this DAG run.
   *
   * @param audience of Google's identity token; null where none is asked for
   */
  record Mlflow(
      TemplateValue experiment,
      @Nullable TemplateValue audience,
      @Nullable TemplateValue environment) {}

  /** The volume of a run. */
  record Volume(boolean init, TemplateValue owner) {}

  /** Cluster operators; null where the place to run Spark needs none. */
  record Cluster(PythonCode create, PythonCode delete) {}

  /**
   * A task of the plan.
   *
   * @param pod arguments of a pod; null for a Spark task
   * @param operator of a Spark task; null for a pod
   */
  record TaskModel(String id, @Nullable Pod pod, @Nullable PythonCode operator) {}

  /**
   * The pod of a default task.
   *
   * @param doc Markdown that says what several nodes it runs; null for one
   * @param arguments of {@code kedro}
   * @param settings dictionaries of arguments, to be unpacked
   */
  record Pod(
      @Nullable TemplateValue displayName,
      @Nullable TemplateValue doc,
      TemplateValue arguments,
      List<PythonCode> settings) {}
}
