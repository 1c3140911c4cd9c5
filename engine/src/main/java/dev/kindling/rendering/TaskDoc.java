package dev.kindling.rendering;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Verdict;
import dev.kindling.rendering.escape.Markdown;
import java.util.Map;

/** What Airflow shows beside a task: which nodes it runs, and why each is on Spark. */
final class TaskDoc {

  private TaskDoc() {}

  /**
   * The text, in Markdown.
   *
   * @param verdicts by node
   */
  static String of(Task task, Map<String, Verdict> verdicts) {
    StringBuilder doc = new StringBuilder(title(task)).append(":\n");
    for (String name : task.nodes()) {
      doc.append("\n- ").append(Markdown.code(name));
      Verdict verdict = verdicts.get(name);
      if (verdict != null && !verdict.because().isEmpty()) {
        doc.append(": ").append(verdict.because().get(0).criterion());
      }
    }
    return doc.toString();
  }

  private static String title(Task task) {
    if (task.type() == NodeType.PYSPARK) {
      return "Kedro nodes of this Spark job";
    }
    return task.nodes().size() == 1 ? "Kedro node" : "Kedro nodes of this task";
  }
}
