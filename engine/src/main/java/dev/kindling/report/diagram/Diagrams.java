package dev.kindling.report.diagram;

import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two diagrams of a plan: its nodes, with their groups around them, and its tasks. */
public final class Diagrams {

  /** Up to here ELK needs a few seconds; beyond, the plain layout keeps the wait short. */
  private static final int ELK_BOXES = 1500;

  private static final int ELK_ARROWS = 4000;

  private Diagrams() {}

  public static Diagram nodes(Explanation explained, List<Edge> edges) {
    Plan plan = explained.plan();
    Map<String, Integer> position = positions(plan);
    Map<String, Integer> groups = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Task task : plan.tasks()) {
      if (isGroup(task)) {
        groups.put(task.name(), names.size());
        names.add(task.name());
      }
    }
    return new Diagram(
        plan.nodes().stream().mapToInt(verdict -> Caption.of(verdict).width()).toArray(),
        names,
        plan.nodes().stream()
            .mapToInt(verdict -> groups.getOrDefault(verdict.task(), -1))
            .toArray(),
        edges.stream()
            .map(edge -> new int[] {position.get(edge.from()), position.get(edge.to())})
            .toArray(int[][]::new));
  }

  /** Whether drawings put the task's nodes into a container: on Spark always, else if several. */
  public static boolean isGroup(Task task) {
    return task.type() == NodeType.PYSPARK || task.nodes().size() > 1;
  }

  public static Diagram tasks(Plan plan) {
    Map<String, Integer> position = new HashMap<>();
    plan.tasks().forEach(task -> position.put(task.name(), position.size()));
    List<int[]> arrows = new ArrayList<>();
    for (Task task : plan.tasks()) {
      for (String downstream : task.downstream()) {
        arrows.add(new int[] {position.get(task.name()), position.get(downstream)});
      }
    }
    int[] alone = new int[plan.tasks().size()];
    Arrays.fill(alone, -1);
    return new Diagram(
        plan.tasks().stream().mapToInt(task -> Caption.of(task).width()).toArray(),
        List.of(),
        alone,
        arrows.toArray(int[][]::new));
  }

  public static DiagramLayout place(Diagram diagram) {
    return diagram.size() > ELK_BOXES || diagram.arrows().length > ELK_ARROWS
        ? PlainLayout.of(diagram)
        : ElkLayout.of(diagram);
  }

  /** The place of each node in the plan. */
  public static Map<String, Integer> positions(Plan plan) {
    Map<String, Integer> positions = new HashMap<>();
    plan.nodes().forEach(verdict -> positions.put(verdict.node(), positions.size()));
    return positions;
  }
}
