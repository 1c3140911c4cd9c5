package dev.kindling.explanation;

import dev.kindling.detection.Decision;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
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
 * <p>Tried are: a pin on each absorbed node, what takes a piece from the proof of one (a tag, a
 * hint, a dataset kept otherwise), a Spark tag on each default node between two groups, and each
 * pin's removal; alone, then two at a time. Two are only told where they do together what neither
 * does. Tried as well are the marks of a whole group, where they are few, and a mark moved to a
 * node between two groups.
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
   * @param tasks how many tasks more there are in all; negative for fewer
   * @param seconds what the nodes that go off take, less what those that come on do
   * @param persist datasets that pass between tasks in memory only then: each wants an entry
   * @param splits pinned nodes that keep Spark nodes apart only then
   * @param unsuited nodes off Spark only then whose functions use Spark
   * @param rewritten nodes that stay on Spark and read or write a dataset that would be kept
   *     otherwise
   */
  public record Item(
      Set<Change> changes,
      List<String> off,
      List<String> on,
      int groups,
      int tasks,
      double seconds,
      List<String> persist,
      List<String> splits,
      List<String> unsuited,
      List<String> rewritten) {

    public Item {
      off = List.copyOf(off);
      on = List.copyOf(on);
      persist = List.copyOf(persist);
      splits = List.copyOf(splits);
      unsuited = List.copyOf(unsuited);
      rewritten = List.copyOf(rewritten);
    }

    boolean saves() {
      return off.size() > on.size() || groups > 0;
    }

    /**
     * Whether the changes do together what none of them does, and not only what all of them do. Of
     * parts that were not tried alone nothing is held against them.
     */
    private boolean isMoreThanParts(Map<Set<Change>, Item> tried) {
      Set<String> parts = new HashSet<>();
      int fewer = 0;
      for (Change change : changes) {
        Item part = changes.size() == 1 ? null : tried.get(Set.of(change));
        if (part != null && isMove() && change instanceof Change.AddTag) {
          return groups > part.groups || off.size() - on.size() > part.off.size() - part.on.size();
        }
        if (part != null) {
          parts.addAll(part.off);
          fewer += Math.max(0, part.groups);
        }
      }
      return changes.size() == 1 || !parts.containsAll(off) || groups > fewer;
    }

    /** Whether marks go from one node to another: to mark the other alone keeps more on Spark. */
    private boolean isMove() {
      return changes.stream().anyMatch(Change.AddTag.class::isInstance)
          && !changes.stream().allMatch(Change.AddTag.class::isInstance);
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
    Candidates candidates = new Candidates(explained, decide(explained, options));
    List<Change> singles = candidates.singles(absorbed);
    singles.forEach(change -> sets.add(Set.of(change)));
    sets.addAll(candidates.groupsGivenUp());
    sets.addAll(candidates.moves());
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
            .thenComparingInt(
                item -> item.persist().size() + item.splits().size() + item.rewritten().size())
            .thenComparingInt(Item::tasks));
    return new Advice(explained.plan(), absorbed, items, plans, complete, !seconds.isEmpty());
  }

  private static Decision decide(Explanation explained, PlanOptions options) {
    return Planner.decide(
        explained.project(), explained.plan().pipeline(), explained.rules(), options);
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
        then.tasks().size() - now.tasks().size(),
        saved,
        more("memory-boundary", now, then),
        more("split-group", now, then),
        more("unmarked-spark", now, then),
        rewritten(changes, explained, spark(then)));
  }

  /** In Kedro's order. */
  private static List<String> rewritten(
      Set<Change> changes, Explanation explained, Set<String> spark) {
    Set<String> changed = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.SetType type) {
        changed.add(type.dataset());
      }
    }
    return explained.pipeline().nodes().stream()
        .filter(node -> spark.contains(node.name()))
        .filter(
            node ->
                node.inputs().stream().anyMatch(input -> changed.contains(input.dataset()))
                    || node.outputs().stream()
                        .anyMatch(output -> changed.contains(output.dataset())))
        .map(Node::name)
        .toList();
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
