package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import java.util.ArrayList;
import java.util.List;

/** A way through the pipeline as a sentence names it. */
final class WayText {

  private static final int NAMED = 7;
  private static final int GAP = -1;

  private WayText() {}

  /**
   * {@code a → b ~ c}: {@code a} feeds {@code b}, which shares its task with {@code c} without
   * feeding it. Of a long way the ends and the node itself.
   */
  static String of(PipelineGraph graph, List<Integer> before, int node, List<Integer> after) {
    boolean whole = before.size() + after.size() < NAMED;
    List<Integer> way = new ArrayList<>(whole ? before : shorten(before));
    way.add(node);
    way.addAll(whole ? after : shorten(after));
    StringBuilder text = new StringBuilder(graph.name(way.get(0)));
    for (int i = 1; i < way.size(); i++) {
      int from = way.get(i - 1);
      int to = way.get(i);
      boolean feeds = from == GAP || to == GAP || graph.out().find(from, to) >= 0;
      text.append(feeds ? " → " : " ~ ").append(to == GAP ? "…" : graph.name(to));
    }
    return text.toString();
  }

  private static List<Integer> shorten(List<Integer> way) {
    return way.size() <= 2 ? way : List.of(way.get(0), GAP, way.get(way.size() - 1));
  }
}
