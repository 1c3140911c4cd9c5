package dev.kindling.explanation;

import dev.kindling.condensation.Condensation;
import dev.kindling.condensation.Links;
import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.NodeType;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which one mark on another node would put a default node between Spark nodes. Each is tried as the
 * planner would measure it, pins and pairs included, the nearest node first; so what is named does
 * it. Of large plans not every node is tried.
 */
final class NearestMark {

  /** So much work all answers of a plan are worth: about a second. */
  private static final long EFFORT = 40_000_000;

  /** What a look at a node or an edge of the whole graph costs. */
  private static final long LOOK = 10;

  /** What it costs at most to search how pins split a graph. */
  private static final long SEARCH = 2_000_000;

  private final Flow flow;
  private final PipelineGraph graph;
  private final Links links;
  private final BitSet pinned = new BitSet();
  private final BitSet marked = new BitSet();
  private final BitSet spark = new BitSet();
  private final boolean linked;
  private long effort = EFFORT;

  NearestMark(Plan plan, Flow flow) {
    this.flow = flow;
    this.graph = flow.graph();
    this.linked = !plan.links().isEmpty();
    this.links =
        Links.of(
            graph.size(),
            plan.links().stream()
                .map(link -> new int[] {graph.number(link.node()), graph.number(link.other())})
                .toList());
    for (Verdict verdict : plan.nodes()) {
      int node = graph.number(verdict.node());
      pinned.set(node, !verdict.pins().isEmpty());
      spark.set(node, verdict.type() == NodeType.PYSPARK);
      marked.set(node, spark.get(node) && !verdict.because().stream().allMatch(Grounds::isCycle));
    }
  }

  /** The nearest node whose mark would do; empty where none was found. */
  Optional<String> of(String node) {
    int number = graph.number(node);
    if (pinned.get(number) || !mayBeBetween(node)) {
      return Optional.empty();
    }
    int[] way =
        BreadthFirst.path(
            graph.size(),
            number,
            other ->
                effort > 0 && !spark.get(other) && !pinned.get(other) && putsOnSpark(other, number),
            (other, next) -> {
              flow.neighbours(other, next);
              flow.linked(other, next);
            });
    return way.length == 0 ? Optional.empty() : Optional.of(graph.name(way[way.length - 1]));
  }

  /** One mark cannot stand before and behind a node: one side must be on Spark already. */
  private boolean mayBeBetween(String node) {
    return linked
        || !flow.wayUp(node, other -> spark.get(graph.number(other))).isEmpty()
        || !flow.wayDown(node, other -> spark.get(graph.number(other))).isEmpty();
  }

  private boolean putsOnSpark(int mark, int node) {
    long looks = graph.size() + graph.out().count();
    effort -= pinned.isEmpty() ? LOOK * looks : Math.min(SEARCH, LOOK * looks * looks);
    BitSet more = (BitSet) marked.clone();
    more.set(mark);
    Condensation condensation = new Condensation(graph, links, pinned);
    int[] next = more.stream().toArray();
    while (next.length > 0) {
      next = condensation.mark(next).nodes();
    }
    return condensation.isSpark(node);
  }
}
