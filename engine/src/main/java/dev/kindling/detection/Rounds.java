package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.condensation.ShortestPaths;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Pin;
import dev.kindling.plan.Derivation;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules and measurements in turns: rules mark nodes, the condensation measures which nodes that
 * puts between Spark nodes, rules decide on those, until neither has anything new.
 */
final class Rounds {

  private final PipelineGraph graph;
  private final RuleRun run;
  private final boolean grouped;
  private int seenMarks;
  private int seenLinks;
  private SameTasks links;

  Rounds(PipelineGraph graph, RuleRun run, boolean grouped) {
    this.graph = graph;
    this.run = run;
    this.grouped = grouped;
    this.links = new SameTasks(graph, List.of());
  }

  /**
   * Takes turns to the end, or until a rule pins a further node or wants further nodes in one task:
   * then what was measured without that is void.
   *
   * @return the groups; null if such a conclusion came too late
   */
  @Nullable Condensation toFixpoint() {
    run.fire();
    run.firePins();
    BitSet pinned = pinned();
    links = links();
    seenLinks = run.sameTasks().size();
    Condensation condensation = new Condensation(graph, links.links(), pinned);
    do {
      int[] marked = newMarks(condensation);
      if (grouped || marked.length > 0) {
        ShortestPaths onCycles = condensation.mark(marked);
        if (grouped) {
          insert(onCycles);
          run.fire();
        }
      }
      if (!pinned().equals(pinned) || isLinkedAnew()) {
        return null;
      }
    } while (seenMarks < run.marks().size());
    return condensation;
  }

  /** What rules want in one task, as far as it counts: where every node is a task, nothing does. */
  SameTasks together() {
    return links;
  }

  private boolean isLinkedAnew() {
    if (run.sameTasks().size() == seenLinks) {
      return false;
    }
    seenLinks = run.sameTasks().size();
    return !links().samePairs(links);
  }

  private SameTasks links() {
    return new SameTasks(graph, grouped ? run.sameTasks() : List.of());
  }

  private BitSet pinned() {
    BitSet pinned = new BitSet();
    for (Conclusion<Pin> pin : run.pins()) {
      pinned.set(number(graph, pin.fact().node(), pin.derivation()));
    }
    return pinned;
  }

  private int[] newMarks(Condensation condensation) {
    TreeSet<Integer> marked = new TreeSet<>();
    List<Conclusion<Mark>> marks = run.marks();
    for (; seenMarks < marks.size(); seenMarks++) {
      Conclusion<Mark> mark = marks.get(seenMarks);
      int node = number(graph, mark.fact().node(), mark.derivation());
      if (!condensation.isPinned(node) && !condensation.isSpark(node)) {
        marked.add(node);
      }
    }
    return marked.stream().mapToInt(Integer::intValue).toArray();
  }

  private void insert(ShortestPaths ways) {
    for (int node : ways.nodes()) {
      run.insert(PlanFacts.between(graph, node, ways, links));
    }
  }

  /** The number of a node that a rule concludes on. */
  static int number(PipelineGraph graph, String node, Derivation because) {
    int number = graph.number(node);
    if (number < 0) {
      throw new InvalidInput(
          because.rule().origin(),
          "rule `%s` concludes on `%s`, which is no node of the pipeline"
              .formatted(because.rule().title(), node));
    }
    return number;
  }
}
