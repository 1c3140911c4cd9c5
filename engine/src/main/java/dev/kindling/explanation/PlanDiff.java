package dev.kindling.explanation;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two plans. Lines that move are no difference: reasons and findings are
 * compared by what they say.
 *
 * @param nodes in the order of the head's plan; those that are gone last, in the base's order
 * @param newFindings those of the head alone
 * @param goneFindings those of the base alone
 */
public record PlanDiff(
    Plan base,
    Plan head,
    List<NodeDiff> nodes,
    List<Finding> newFindings,
    List<Finding> goneFindings) {

  public PlanDiff {
    nodes = List.copyOf(nodes);
    newFindings = List.copyOf(newFindings);
    goneFindings = List.copyOf(goneFindings);
  }

  /**
   * A node whose verdict, task or reasons changed, or that is new or gone.
   *
   * @param before null for a new node
   * @param after null for a node that is gone
   * @param gained reasons that hold only now, pins and links included
   * @param lost reasons that held only before, pins and links included
   * @param causes where the node came to lie between Spark nodes, or lies there no more: what of
   *     that is new or gone elsewhere
   */
  public record NodeDiff(
      String node,
      @Nullable Verdict before,
      @Nullable Verdict after,
      List<Derivation> gained,
      List<Derivation> lost,
      List<Cause> causes) {

    public NodeDiff {
      gained = List.copyOf(gained);
      lost = List.copyOf(lost);
      causes = List.copyOf(causes);
    }

    private NodeDiff with(List<Cause> others) {
      return new NodeDiff(node, before, after, gained, lost, others);
    }

    /** The gravest thing that changed. */
    public Kind kind() {
      if (before == null) {
        return Kind.NEW;
      }
      if (after == null) {
        return Kind.GONE;
      }
      if (before.type() != after.type()) {
        return Kind.VERDICT;
      }
      return before.task().equals(after.task()) ? Kind.REASON : Kind.TASK;
    }
  }

  /** What changed about a node, the gravest first. */
  public enum Kind {
    VERDICT,
    NEW,
    GONE,
    TASK,
    REASON
  }

  /** Whether the plans say the same. */
  public boolean isEmpty() {
    return nodes.isEmpty() && newFindings.isEmpty() && goneFindings.isEmpty();
  }

  /** With the causes of what came to lie between Spark nodes, or does no more. */
  public static PlanDiff of(Explanation base, Explanation head) {
    PlanDiff diff = of(base.plan(), head.plan());
    Causes won = new Causes(head, base, true);
    Causes lost = new Causes(base, head, false);
    List<NodeDiff> nodes = new ArrayList<>();
    for (NodeDiff node : diff.nodes()) {
      boolean changed = node.kind() == Kind.VERDICT;
      boolean now = node.after() != null && node.after().type() == NodeType.PYSPARK;
      nodes.add(changed ? node.with((now ? won : lost).of(node.node())) : node);
    }
    return new PlanDiff(diff.base, diff.head, nodes, diff.newFindings, diff.goneFindings);
  }

  /** Of plans alone: no causes. */
  public static PlanDiff of(Plan base, Plan head) {
    Map<String, Verdict> before = byNode(base);
    Map<String, Verdict> after = byNode(head);
    Map<String, List<Derivation>> old = reasons(base);
    Map<String, List<Derivation>> now = reasons(head);
    List<NodeDiff> nodes = new ArrayList<>();
    Set<String> all = new LinkedHashSet<>(after.keySet());
    all.addAll(before.keySet());
    for (String node : all) {
      compare(
          node,
          before.get(node),
          after.get(node),
          old.getOrDefault(node, List.of()),
          now.getOrDefault(node, List.of()),
          nodes);
    }
    return new PlanDiff(
        base,
        head,
        nodes,
        without(head.findings(), base.findings(), PlanDiff::sense),
        without(base.findings(), head.findings(), PlanDiff::sense));
  }

  private static Map<String, Verdict> byNode(Plan plan) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));
    return verdicts;
  }

  private static void compare(
      String node,
      @Nullable Verdict before,
      @Nullable Verdict after,
      List<Derivation> old,
      List<Derivation> now,
      List<NodeDiff> nodes) {
    NodeDiff diff =
        new NodeDiff(
            node,
            before,
            after,
            without(now, old, PlanDiff::sense),
            without(old, now, PlanDiff::sense),
            List.of());
    boolean same =
        before != null
            && after != null
            && before.type() == after.type()
            && before.task().equals(after.task())
            && diff.gained().isEmpty()
            && diff.lost().isEmpty();
    if (!same) {
      nodes.add(diff);
    }
  }

  /** By node: why it is on Spark or pinned, and why it shares a task with others. */
  private static Map<String, List<Derivation>> reasons(Plan plan) {
    Map<String, List<Derivation>> reasons = new HashMap<>();
    for (Verdict verdict : plan.nodes()) {
      List<Derivation> own = new ArrayList<>(verdict.because());
      own.addAll(verdict.pins());
      reasons.put(verdict.node(), own);
    }
    plan.linksByNode()
        .forEach(
            (node, links) ->
                reasons
                    .computeIfAbsent(node, key -> new ArrayList<>())
                    .addAll(links.stream().map(Link::because).toList()));
    return reasons;
  }

  private static <T> List<T> without(List<T> all, List<T> others, Function<T, Object> sense) {
    Set<Object> known = new HashSet<>();
    others.forEach(other -> known.add(sense.apply(other)));
    return all.stream().filter(each -> !known.contains(sense.apply(each))).toList();
  }

  /** Whether two reasons say the same, wherever they say it. */
  static boolean same(Derivation one, Derivation other) {
    return sense(one).equals(sense(other));
  }

  private static Object sense(Derivation reason) {
    return List.of(reason.criterion(), reason.message());
  }

  private static Object sense(Finding finding) {
    return List.of(
        finding.code(),
        finding.severity(),
        String.valueOf(finding.node()),
        String.valueOf(finding.dataset()),
        finding.message());
  }
}
