package dev.kindling.explanation;

import dev.kindling.detection.Conclusion;
import dev.kindling.detection.Decision;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Mark;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Derivation;
import dev.kindling.rules.RuleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What takes a node off Spark: a pin on it always does, and beside that the smallest sets of other
 * changes.
 *
 * <p>A set that works must take away a leaf of every proof there is. So the search plans, takes one
 * proof that still stands, and tries each of its leaves in turn: breadth first, so that the first
 * sets that work are the smallest, and all of that size are found.
 *
 * @param pin the change that pins the node
 * @param sets the smallest sets without a pin, each verified by planning; empty where no set of
 *     these kinds of changes works
 * @param complete whether the search came to its end, so that there is no smaller set and no other
 *     of that size
 * @param plans how many plans were made
 */
public record Freeing(
    String node, Change pin, List<Set<Change>> sets, boolean complete, int plans) {

  /** What {@link #of} gives up after. */
  public static final int MOST_PLANS = 1000;

  /** The type that stands for any entry that is not Spark's. */
  static final String OTHER_TYPE = "pandas.ParquetDataset";

  public Freeing {
    sets = List.copyOf(sets);
  }

  /**
   * Searches the smallest sets.
   *
   * @param mostPlans the search is given up after as many plans
   * @throws dev.kindling.facts.InvalidInput where the pipeline has no such node
   */
  public static Freeing of(String node, Explanation explained, PlanOptions options, int mostPlans) {
    Why.require(node, explained);
    Change pin = new Change.PinNode(node, TagKind.PIN.spelled(explained.project().kedroVersion()));
    if (explained.verdict(node).type() == NodeType.DEFAULT) {
      return new Freeing(node, pin, List.of(Set.of()), true, 0);
    }
    Search search = new Search(node, explained, options);
    Deque<Set<Change>> open = new ArrayDeque<>(List.of(Set.of()));
    Set<Set<Change>> tried = new HashSet<>();
    List<Set<Change>> found = new ArrayList<>();
    int plans = 0;
    while (!open.isEmpty() && (found.isEmpty() || open.element().size() <= found.get(0).size())) {
      if (plans == mostPlans) {
        return new Freeing(node, pin, found, false, plans);
      }
      Set<Change> changes = open.remove();
      plans++;
      Optional<Set<Change>> leaves = search.leaves(changes);
      if (leaves.isEmpty()) {
        found.add(changes);
      } else if (found.isEmpty()) {
        for (Change leaf : leaves.get()) {
          Set<Change> more = new LinkedHashSet<>(changes);
          more.add(leaf);
          if (tried.add(more)) {
            open.add(more);
          }
        }
      }
    }
    return new Freeing(node, pin, found, true, plans);
  }

  /** Plans under changes and reads the leaves of a proof that stands. */
  private record Search(String node, Explanation explained, PlanOptions options) {

    /**
     * The changes that each take a leaf from the node's shortest proof; empty where it has none.
     */
    Optional<Set<Change>> leaves(Set<Change> changes) {
      List<Change> all = List.copyOf(changes);
      RuleBase rules = Changes.apply(all, explained.rules());
      Project project = Changes.apply(all, explained.project(), explained.pipeline());
      Decision decision = Planner.decide(project, explained.plan().pipeline(), rules, options);
      Explanation changed = Explanation.of(decision.plan(), project, rules);
      if (changed.verdict(node).type() == NodeType.DEFAULT) {
        return Optional.empty();
      }
      Set<Change> leaves = new LinkedHashSet<>();
      for (Proof proof : changed.proofs().of(node).get(0).all()) {
        for (Conclusion<Mark> mark : decision.marks()) {
          if (mark.fact().node().equals(proof.node()) && mark.derivation().equals(proof.reason())) {
            mark.matched().forEach(fact -> leaf(fact, leaves));
          }
        }
        dropped(proof.reason()).ifPresent(leaves::add);
        proof
            .cycle()
            .ifPresent(
                cycle ->
                    cycle.steps().stream()
                        .flatMap(step -> step.because().stream())
                        .forEach(link -> leaves.add(new Change.DropRule(link.criterion()))));
      }
      return Optional.of(leaves);
    }

    private static void leaf(Object fact, Set<Change> leaves) {
      if (fact instanceof Tag tag) {
        leaves.add(new Change.RemoveTag(tag.node(), tag.name()));
      } else if (fact instanceof TypeHint hint) {
        leaves.add(new Change.Annotate(hint.node(), hint.parameter(), ""));
      } else if (fact instanceof DatasetClass entry) {
        leaves.add(new Change.SetType(entry.dataset(), OTHER_TYPE));
      }
    }

    /** The rules of an organization are its own to drop; the built-in ones are the seed's. */
    private static Optional<Change> dropped(Derivation reason) {
      return Misses.BUILT_IN.contains(reason.criterion())
          ? Optional.empty()
          : Optional.of(new Change.DropRule(reason.criterion()));
    }
  }
}
