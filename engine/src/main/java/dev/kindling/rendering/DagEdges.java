package dev.kindling.rendering;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The edges of the DAG as statements: those of the plan, and those that put what a run needs before
 * and behind its tasks. What is set up encloses exactly the tasks that use it.
 */
final class DagEdges {

  private static final int INDENT = 4;

  private final List<Task> tasks;
  private final TaskIds ids;
  private final List<PythonCode> lines = new ArrayList<>();

  /**
   * For the tasks of a plan.
   *
   * @param tasks in topological order
   */
  DagEdges(List<Task> tasks, TaskIds ids) {
    this.tasks = tasks;
    this.ids = ids;
  }

  /**
   * The statements.
   *
   * @param sensors ids of what everything waits for
   * @param mlflow whether a task opens an MLflow run
   * @param volume ids of the tasks that set up the volume, in their order; empty for none
   * @param cluster whether a cluster is started
   */
  List<PythonCode> lines(
      List<String> sensors, boolean mlflow, List<String> volume, boolean cluster) {
    List<String> roots = ids(roots(tasks.stream().map(Task::name).toList()));
    List<String> spark =
        tasks.stream()
            .filter(task -> task.type() == NodeType.PYSPARK)
            .map(task -> ids.of(task.name()))
            .toList();
    List<String> pods =
        tasks.stream().filter(task -> task.type() == NodeType.DEFAULT).map(Task::name).toList();
    List<String> first = new ArrayList<>();
    if (!volume.isEmpty()) {
      first.add(volume.get(0));
    }
    if (mlflow) {
      first.add("start_mlflow_run");
    }
    if (cluster) {
      first.add(SparkOperators.CREATE);
    }
    first.addAll(roots);
    sensors.forEach(sensor -> edge(sensor, first));
    if (mlflow) {
      edge("start_mlflow_run", roots);
    }
    for (int i = 0; i + 1 < volume.size(); i++) {
      edge(volume.get(i), List.of(volume.get(i + 1)));
    }
    if (!volume.isEmpty()) {
      edge(volume.get(volume.size() - 1), ids(roots(pods)));
      edge(ids(leaves(pods)), "delete_volume");
    }
    if (cluster) {
      edge(SparkOperators.CREATE, spark);
      edge(spark, SparkOperators.DELETE);
    }
    DirectEdges direct = new DirectEdges(tasks);
    tasks.forEach(task -> edge(ids.of(task.name()), ids(direct.of(task))));
    return List.copyOf(lines);
  }

  /** Those of the tasks that none of the others comes before, however far. */
  private List<String> roots(List<String> chosen) {
    Set<String> wanted = new HashSet<>(chosen);
    Set<String> behind = new HashSet<>();
    for (Task task : tasks) {
      if (wanted.contains(task.name()) || behind.contains(task.name())) {
        behind.addAll(task.downstream());
      }
    }
    return chosen.stream().filter(name -> !behind.contains(name)).toList();
  }

  /** Those of the tasks that come before none of the others, however far. */
  private List<String> leaves(List<String> chosen) {
    Map<String, Boolean> reaches = new HashMap<>();
    Set<String> wanted = new HashSet<>(chosen);
    for (int i = tasks.size() - 1; i >= 0; i--) {
      Task task = tasks.get(i);
      reaches.put(
          task.name(),
          task.downstream().stream()
              .anyMatch(next -> wanted.contains(next) || reaches.getOrDefault(next, false)));
    }
    return chosen.stream().filter(name -> !reaches.getOrDefault(name, false)).toList();
  }

  private List<String> ids(List<String> names) {
    return names.stream().map(ids::of).toList();
  }

  private void edge(String from, List<String> to) {
    if (!to.isEmpty()) {
      line(from + " >> ", new LinkedHashSet<>(to), "");
    }
  }

  private void edge(List<String> from, String to) {
    line("", new LinkedHashSet<>(from), " >> " + to);
  }

  private void line(String before, Set<String> many, String after) {
    String all = String.join(", ", many);
    String one = before + all + after;
    boolean fits = one.length() <= PythonLayout.WIDTH - INDENT;
    // A list can be opened where a name cannot.
    String text =
        many.size() == 1 && fits ? one : before + "[" + all + (fits ? "" : ",") + "]" + after;
    lines.add(new PythonCode(text));
  }
}
