package dev.kindling.explanation;

import dev.kindling.explanation.WhyNot.Seen;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a default node stands among the Spark nodes: why it does not lie between them. */
final class Surroundings {

  private final Flow flow;
  private final NearestMark nearestMark;
  private final GroupTags spelled;
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final Map<String, Task> tasks = new HashMap<>();

  Surroundings(Plan plan, Flow flow, GroupTags spelled) {
    this.flow = flow;
    this.nearestMark = new NearestMark(plan, flow);
    this.spelled = spelled;
    plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));
    plan.tasks().forEach(task -> tasks.put(task.name(), task));
  }

  WhyNot miss(String node) {
    List<String> in = flow.wayUp(node, this::isSpark);
    List<String> out = flow.wayDown(node, this::isSpark);
    List<Seen> seen = new ArrayList<>();
    if (!in.isEmpty()) {
      seen.add(new Seen("way in: " + flow.text(in), Origin.UNKNOWN));
    }
    if (!out.isEmpty()) {
      seen.add(new Seen("way out: " + flow.text(out), Origin.UNKNOWN));
    }
    Change cure =
        nearestMark.of(node).map(other -> new Change.AddTag(other, spelled.spark())).orElse(null);
    return new WhyNot("sandwich", message(in, out), seen, nearest(in, out), cure);
  }

  private String message(List<String> in, List<String> out) {
    if (in.isEmpty() && out.isEmpty()) {
      return "no Spark node feeds it, and it feeds none";
    }
    if (out.isEmpty()) {
      return "the group " + group(in.get(0)) + " feeds it, but it feeds no Spark node";
    }
    String fed = group(out.get(out.size() - 1));
    if (in.isEmpty()) {
      return "it feeds the group " + fed + ", but no Spark node feeds it";
    }
    String feeding = group(in.get(0));
    return feeding.equals(fed)
        ? "the group " + fed + " feeds it and is fed by it, but a pin keeps it off Spark"
        : "the group " + feeding + " feeds it and it feeds " + fed + ", which does not feed back";
  }

  private static @Nullable String nearest(List<String> in, List<String> out) {
    if (in.isEmpty() == out.isEmpty()) {
      return null;
    }
    return in.isEmpty() ? "half of it holds: a way out" : "half of it holds: a way in";
  }

  private boolean isSpark(String node) {
    Verdict verdict = verdicts.get(node);
    return verdict != null && verdict.type() == NodeType.PYSPARK;
  }

  private String taskOf(String node) {
    return Objects.requireNonNull(verdicts.get(node)).task();
  }

  private String group(String node) {
    String name = taskOf(node);
    Task task = tasks.get(name);
    return "`" + name + "`" + (task == null ? "" : " (" + task.nodes().size() + ")");
  }
}
