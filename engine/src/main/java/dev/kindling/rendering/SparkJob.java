package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Task;
import dev.kindling.rendering.python.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Spark task on its way to its operator; templates see it as {@code job}.
 *
 * @param taskId in Airflow
 * @param displayName the task's name in the plan; null where the id says as much
 * @param doc Markdown that Airflow shows beside the task
 * @param arguments of the run script, as templates that Airflow renders
 * @param resources what the nodes' tags ask for
 * @param image that the nodes' tags ask for; null for none
 */
record SparkJob(
    Value taskId,
    @Nullable Value displayName,
    Value doc,
    Value arguments,
    Task task,
    List<String> argumentList,
    RunSettings.Resources resources,
    @Nullable String image) {

  /** The job of a task of the plan. */
  static SparkJob of(String id, Task task, String doc, List<String> arguments, SparkWishes wishes) {
    return new SparkJob(
        new Value(id),
        id.equals(task.name()) ? null : new Value(task.name()),
        new Value(doc),
        new Value(arguments),
        task,
        arguments,
        wishes.resources(),
        wishes.image());
  }

  String id() {
    return String.valueOf(taskId.value());
  }

  /** The same for a factory of somebody else. */
  SparkOperatorFactory.Job forFactory(
      String createTaskId, Map<String, Object> config, SparkOperatorFactory.Context context) {
    return new SparkOperatorFactory.Job(
        id(),
        createTaskId,
        task.name(),
        String.valueOf(doc.value()),
        task.nodes(),
        argumentList,
        config,
        context);
  }
}
