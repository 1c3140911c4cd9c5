package dev.kindling.explanation;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changes that save most on Spark: those that take nodes off it, and those that make fewer
 * groups of Spark nodes, of which each is a job of its own. Each is planned to be sure.
 *
 * <p>Tried are: a pin on each absorbed node, what takes a piece from the proof of one, a Spark tag
 * on each default node between two groups, and each pin's removal; alone, then two at a time. Two
 * are only told where they do together what neither does.
 *
 * @param plan as it is
 * @param absorbed Spark nodes that nothing marks
 * @param items what saves most first
 * @param plans how many plans were made
 * @param complete whether all of that was tried
 * @param timed whether seconds are known of nodes
 */
public record Advice(
    Plan plan,
    List<String> absorbed,
    List<Item> items,
    int plans,
    boolean complete,
    boolean timed) {

  /** What {@link #of} gives up after. */
  public static final int MOST_PLANS = 300;

  /** So many plans the smallest sets for one absorbed node are worth. */
  private static final int PLANS_A_NODE = 60;

  public Advice {
    absorbed = List.copyOf(absorbed);
    items = List.copyOf(items);
  }

  /**
   * Changes that belong together, and what they do.
   *
   * @param off nodes that they take off Spark
   * @param on nodes that they put on Spark
   * @param groups how many groups of Spark nodes fewer there are; negative for more
   * @param seconds what the nodes that go off take, less what those that come on do
   * @param persist datasets that pass between tasks in memory only then: each wants an entry
   * @param splits pinned nodes that keep Spark nodes apart only then
   */
  public record Item(
      Set<Change> changes,
      List<String> off,
      List<String> on,
      int groups,
      double seconds,
      List<String> persist,
      List<String> splits) {

    public Item {
      off = List.copyOf(off);
      on = List.copyOf(on);
      persist = List.copyOf(persist);
      splits = List.copyOf(splits);
    }

    boolean saves() {
      return off.size() > on.size() || groups > 0;
    }

    /** Whether the changes do together what none of them does, and not only what all of them do. */
    private boolean isMoreThanParts(Map<Set<Change>, Item> tried) {
      Set<String> parts = new HashSet<>();
      int fewer = 0;
      for (Change change : changes) {
        Item part = changes.size() == 1 ? null : tried.get(Set.of(change));
        if (part != null) {
          parts.addAll(part.off);
          fewer += Math.max(0, part.groups);
        }
      }
      return changes.size() == 1 || !parts.containsAll(off) || groups > fewer;
    }
  }

  /**
   * Looks for changes.
   *
   * @param seconds by node, how long it runs; empty where that is not known
   */
  public static Advice of(
      Explanation explained, PlanOptions options, Map<String, Double> seconds, int mostPlans) {
    List<String> absorbed =
        explained.plan().nodes().stream()
            .filter(v -> v.type() == NodeType.PYSPARK)
            .filter(v -> v.because().stream().allMatch(Grounds::isCycle))
            .map(Verdict::node)
            .toList();
    Set<Set<Change>> sets = new LinkedHashSet<>();
    List<Change> singles = changes(explained, absorbed);
    singles.forEach(change -> sets.add(Set.of(change)));
    int plans = 0;
    boolean complete = true;
    for (String node : absorbed) {
      int most = Math.min(PLANS_A_NODE, mostPlans / 2 - plans);
      if (most <= 0) {
        complete = false;
        break;
      }
      MinimalChanges least = MinimalChanges.of(node, explained, options, most);
      plans += least.plans();
      complete &= least.complete();
      sets.addAll(least.sets());
    }
    for (int i = 0; i < singles.size(); i++) {
      for (int j = i + 1; j < singles.size(); j++) {
        sets.add(Set.copyOf(List.of(singles.get(i), singles.get(j))));
      }
    }
    Map<Set<Change>, Item> tried = new LinkedHashMap<>();
    for (Set<Change> set : sets) {
      if (plans == mostPlans) {
        complete = false;
        break;
      }
      plans++;
      tried.put(set, item(set, explained, options, seconds));
    }
    List<Item> items = new ArrayList<>();
    for (Item item : tried.values()) {
      if (item.saves() && item.isMoreThanParts(tried)) {
        items.add(item);
      }
    }
    items.sort(
        Comparator.comparingDouble((Item item) -> -item.seconds())
            .thenComparingInt(item -> -Math.max(0, item.off().size() - item.on().size()))
            .thenComparingInt(item -> -item.groups())
            .thenComparingInt(item -> item.on().size())
            .thenComparingInt(item -> item.changes().size())
            .thenComparingInt(item -> item.persist().size() + item.splits().size()));
    return new Advice(explained.plan(), absorbed, items, plans, complete, !seconds.isEmpty());
  }

  private static List<Change> changes(Explanation explained, List<String> absorbed) {
    String kedro = explained.project().kedroVersion();
    Set<Change> changes = new LinkedHashSet<>();
    for (String node : absorbed) {
      changes.add(new Change.PinNode(node, TagKind.PIN.spelled(kedro)));
    }
    for (Verdict verdict : explained.plan().nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        continue;
      }
      if (verdict.pins().isEmpty() && isBetween(verdict.node(), explained)) {
        changes.add(new Change.AddTag(verdict.node(), GroupTags.of(kedro).spark()));
      } else if (!verdict.pins().isEmpty()) {
        Node node = explained.node(verdict.node());
        node.tags().stream()
            .filter(Tag::isPin)
            .forEach(tag -> changes.add(new Change.RemoveTag(node.name(), tag.name())));
      }
    }
    return List.copyOf(changes);
  }

  /** Whether Spark nodes of two tasks touch the node. */
  private static boolean isBetween(String node, Explanation explained) {
    Set<String> tasks = new HashSet<>();
    for (Edge edge : explained.flow().touching(node)) {
      Verdict other = explained.verdict(edge.from().equals(node) ? edge.to() : edge.from());
      if (other.type() == NodeType.PYSPARK) {
        tasks.add(other.task());
      }
    }
    return tasks.size() > 1;
  }

  private static Item item(
      Set<Change> changes,
      Explanation explained,
      PlanOptions options,
      Map<String, Double> seconds) {
    List<Change> all = List.copyOf(changes);
    Plan then =
        Planner.plan(
            Changes.apply(all, explained.project(), explained.pipeline()),
            explained.plan().pipeline(),
            Changes.apply(all, explained.rules()),
            options);
    Plan now = explained.plan();
    List<String> off = new ArrayList<>(spark(now));
    off.removeAll(spark(then));
    List<String> on = new ArrayList<>(spark(then));
    on.removeAll(spark(now));
    double saved =
        off.stream().mapToDouble(node -> seconds.getOrDefault(node, 0.0)).sum()
            - on.stream().mapToDouble(node -> seconds.getOrDefault(node, 0.0)).sum();
    return new Item(
        changes,
        off,
        on,
        groups(now) - groups(then),
        saved,
        more("memory-boundary", now, then),
        more("split-group", now, then));
  }

  private static Set<String> spark(Plan plan) {
    Set<String> spark = new LinkedHashSet<>();
    plan.nodes().stream()
        .filter(verdict -> verdict.type() == NodeType.PYSPARK)
        .forEach(verdict -> spark.add(verdict.node()));
    return spark;
  }

  private static int groups(Plan plan) {
    return (int) plan.tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).count();
  }

  /** What findings of a code are about that only the second plan has. */
  private static List<String> more(String code, Plan now, Plan then) {
    Set<String> names = subjects(code, then);
    names.removeAll(subjects(code, now));
    return List.copyOf(names);
  }

  private static Set<String> subjects(String code, Plan plan) {
    Set<String> names = new TreeSet<>();
    for (Finding finding : plan.findings()) {
      if (finding.code().equals(code)) {
        names.add(String.valueOf(finding.dataset() == null ? finding.node() : finding.dataset()));
      }
    }
    return names;
  }
}
