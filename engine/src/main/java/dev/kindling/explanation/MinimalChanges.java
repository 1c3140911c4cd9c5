package dev.kindling.explanation;

import dev.kindling.detection.Decision;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.TagKind;
import dev.kindling.rules.RuleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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
 * <p>Without pins that force a choice, fewer marks never put a node on Spark. So a set works
 * exactly if it takes a piece away from every proof there is, and the smallest such sets are found
 * by Reiter's tree: a proof that still stands, and a branch for each change that takes a piece of
 * it; breadth first, so that the first sets that work are the smallest, and all of that size are
 * found. Proofs that were met before stand for as long as nothing is taken from them, and need no
 * plan. Where pins do force a choice, the sets that this finds are held against every set of
 * changes that is as small, if those are few enough.
 *
 * @param pin the change that pins the node
 * @param sets the smallest sets without a pin, each verified by planning; empty where no set of
 *     these kinds of changes was found
 * @param complete whether no smaller set works, and no other of that size
 * @param plans how many plans were made
 */
public record MinimalChanges(
    String node, Change pin, List<Set<Change>> sets, boolean complete, int plans) {

  /** What {@link #of} gives up after. */
  public static final int MOST_PLANS = 1000;

  public MinimalChanges {
    sets = List.copyOf(sets);
  }

  /**
   * Searches the smallest sets.
   *
   * @param mostPlans the search is given up after as many plans
   * @throws dev.kindling.facts.InvalidInput where the pipeline has no such node
   */
  public static MinimalChanges of(
      String node, Explanation explained, PlanOptions options, int mostPlans) {
    Why.require(node, explained);
    Change pin = new Change.PinNode(node, TagKind.PIN.spelled(explained.project().kedroVersion()));
    if (explained.verdict(node).type() == NodeType.DEFAULT) {
      return new MinimalChanges(node, pin, List.of(Set.of()), true, 0);
    }
    Search search = new Search(node, explained, options, mostPlans);
    boolean ended = search.run();
    return new MinimalChanges(node, pin, search.found, ended, search.plans);
  }

  /** Plans under changes, and reads what would take a piece from a proof that stands. */
  private static final class Search {

    private final String node;
    private final Explanation explained;
    private final PlanOptions options;
    private final int mostPlans;
    private final List<Set<Change>> proofs = new ArrayList<>();
    private final List<Set<Change>> found = new ArrayList<>();
    private int plans;

    Search(String node, Explanation explained, PlanOptions options, int mostPlans) {
      this.node = node;
      this.explained = explained;
      this.options = options;
      this.mostPlans = mostPlans;
    }

    /** Whether it came to an end that leaves no doubt. */
    boolean run() {
      Decision now = decide(Set.of());
      proofs.add(Pieces.of(explained.proofs().of(node).get(0), now));
      if (!now.isForced()) {
        // Outside rules may well conclude more from less; then nobody knows but by trying.
        return tree() && Pieces.builtInAlone(now);
      }
      tree();
      return everything(List.copyOf(Pieces.all(now)));
    }

    private Decision decide(Set<Change> changes) {
      plans++;
      List<Change> all = List.copyOf(changes);
      RuleBase rules = Changes.apply(all, explained.rules());
      Project project = Changes.apply(all, explained.project(), explained.pipeline());
      return Planner.decide(project, explained.plan().pipeline(), rules, options);
    }

    private boolean tree() {
      Deque<Set<Change>> open = new ArrayDeque<>(List.of(Set.of()));
      Set<Set<Change>> tried = new HashSet<>();
      while (!open.isEmpty() && (found.isEmpty() || open.element().size() <= found.get(0).size())) {
        Set<Change> changes = open.remove();
        Optional<Set<Change>> standing = standing(changes);
        if (standing.isEmpty() && plans >= mostPlans) {
          return false;
        }
        Set<Change> pieces = standing.isPresent() ? standing.get() : proofUnder(changes);
        if (!pieces.isEmpty() && found.isEmpty()) {
          for (Change piece : pieces) {
            Set<Change> more = new LinkedHashSet<>(changes);
            more.add(piece);
            if (tried.add(more)) {
              open.add(more);
            }
          }
        }
      }
      return true;
    }

    /** A proof that was met already, and that these changes take nothing from. */
    private Optional<Set<Change>> standing(Set<Change> changes) {
      return proofs.stream().filter(proof -> Collections.disjoint(proof, changes)).findFirst();
    }

    /** What would take a piece from a proof under these changes; a set that works is found. */
    private Set<Change> proofUnder(Set<Change> changes) {
      Decision decision = decide(changes);
      List<Change> all = List.copyOf(changes);
      Explanation changed =
          Explanation.of(
              decision.plan(),
              Changes.apply(all, explained.project(), explained.pipeline()),
              Changes.apply(all, explained.rules()));
      if (changed.verdict(node).type() == NodeType.DEFAULT) {
        found.add(changes);
        return Set.of();
      }
      Set<Change> pieces = Pieces.of(changed.proofs().of(node).get(0), decision);
      proofs.add(pieces);
      return pieces;
    }

    /** Tries every set that is as small as those that were found, if there are not too many. */
    private boolean everything(List<Change> changes) {
      int largest = found.isEmpty() ? changes.size() : found.get(0).size();
      if (sets(changes.size(), largest) > mostPlans) {
        return false;
      }
      for (int size = 0; size <= largest; size++) {
        List<Set<Change>> working = new ArrayList<>();
        each(changes, 0, size, new ArrayList<>(), working);
        if (!working.isEmpty()) {
          found.clear();
          found.addAll(working);
          return true;
        }
      }
      return true;
    }

    private static double sets(int all, int largest) {
      double sets = 0;
      double ofSize = 1;
      for (int size = 0; size <= largest; size++) {
        sets += ofSize;
        ofSize = ofSize * (all - size) / (size + 1);
      }
      return sets;
    }

    private void each(
        List<Change> changes, int from, int left, List<Change> chosen, List<Set<Change>> working) {
      if (left == 0) {
        Set<Change> set = new LinkedHashSet<>(chosen);
        if (decide(set).plan().nodes().stream()
            .anyMatch(v -> v.node().equals(node) && v.type() == NodeType.DEFAULT)) {
          working.add(set);
        }
        return;
      }
      for (int i = from; i <= changes.size() - left; i++) {
        chosen.add(changes.get(i));
        each(changes, i + 1, left - 1, chosen, working);
        chosen.remove(chosen.size() - 1);
      }
    }
  }
}
