package dev.kindling.detection;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.Measurement;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.condensation.Ways;
import dev.kindling.facts.Between;
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

  Rounds(PipelineGraph graph, RuleRun run, boolean grouped) {
    this.graph = graph;
    this.run = run;
    this.grouped = grouped;
  }

  /**
   * Takes turns to the end, or until a rule pins a further node: then what was measured without
   * that pin is void.
   *
   * @return the groups; null if a pin came too late
   */
  @Nullable Condensation toFixpoint() {
    run.fire();
    run.firePins();
    BitSet pinned = pinned();
    Condensation condensation = new Condensation(graph, pinned);
    do {
      int[] marked = newMarks(condensation);
      if (grouped || marked.length > 0) {
        Measurement measured = condensation.mark(marked);
        if (grouped) {
          insert(measured.onCycles());
          run.fire();
        }
      }
      if (!pinned().equals(pinned)) {
        return null;
      }
    } while (seenMarks < run.marks().size());
    return condensation;
  }

  private BitSet pinned() {
    BitSet pinned = new BitSet();
    for (Conclusion<Pin> pin : run.pins()) {
      pinned.set(number(pin.fact().node(), pin.derivation()));
    }
    return pinned;
  }

  private int[] newMarks(Condensation condensation) {
    TreeSet<Integer> marked = new TreeSet<>();
    List<Conclusion<Mark>> marks = run.marks();
    for (; seenMarks < marks.size(); seenMarks++) {
      Conclusion<Mark> mark = marks.get(seenMarks);
      int node = number(mark.fact().node(), mark.derivation());
      if (!condensation.isPinned(node) && !condensation.isSpark(node)) {
        marked.add(node);
      }
    }
    return marked.stream().mapToInt(Integer::intValue).toArray();
  }

  private void insert(Ways ways) {
    for (int node : ways.nodes()) {
      run.insert(
          new Between(
              graph.name(node),
              graph.names(ways.before(node, Between.LONGEST)),
              graph.names(ways.after(node, Between.LONGEST)),
              graph.nodes().get(node).origin()));
    }
  }

  private int number(String node, Derivation because) {
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
