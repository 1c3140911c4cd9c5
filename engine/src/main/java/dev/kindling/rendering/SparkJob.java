package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Task;
import dev.kindling.rendering.python.TemplateValue;
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
    TemplateValue taskId,
    @Nullable TemplateValue displayName,
    TemplateValue doc,
    TemplateValue arguments,
    Task task,
    List<String> argumentList,
    RunSettings.Resources resources,
    @Nullable String image) {

  /** The job of a task of the plan. */
  static SparkJob of(
      String id, Task task, String doc, List<String> arguments, TaskOverrides wishes) {
    return new SparkJob(
        new TemplateValue(id),
        id.equals(task.name()) ? null : new TemplateValue(task.name()),
        new TemplateValue(doc),
        new TemplateValue(arguments),
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
