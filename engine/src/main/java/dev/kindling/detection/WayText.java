package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Between;
import java.util.ArrayList;
import java.util.List;

/** A way through the pipeline as a sentence names it. */
final class WayText {

  private static final int NAMED = 7;
  private static final int GAP = -1;

  private WayText() {}

  /**
   * {@code a → b ~ c}: {@code a} feeds {@code b}, which shares its task with {@code c} without
   * feeding it. Of a long way the ends and the nodes next to the one between; an end that the facts
   * leave out is not named, for what they begin with is no Spark node.
   */
  static String of(PipelineGraph graph, List<Integer> before, int node, List<Integer> after) {
    boolean whole = before.size() + after.size() < NAMED;
    List<Integer> way = new ArrayList<>(whole ? before : shorten(before, true));
    way.add(node);
    way.addAll(whole ? after : shorten(after, false));
    StringBuilder text = new StringBuilder(name(graph, way.get(0)));
    for (int i = 1; i < way.size(); i++) {
      int from = way.get(i - 1);
      int to = way.get(i);
      boolean feeds = from == GAP || to == GAP || graph.out().find(from, to) >= 0;
      text.append(feeds ? " → " : " ~ ").append(name(graph, to));
    }
    return text.toString();
  }

  private static String name(PipelineGraph graph, int node) {
    return node == GAP ? "…" : graph.name(node);
  }

  private static List<Integer> shorten(List<Integer> way, boolean leads) {
    int first = way.get(0);
    int last = way.get(way.size() - 1);
    if (way.size() >= Between.LONGEST) {
      return leads ? List.of(GAP, last) : List.of(first, GAP);
    }
    return way.size() <= 2 ? way : List.of(first, GAP, last);
  }
}
