package dev.kindling.facts;

import java.util.ArrayList;
import java.util.List;

/** A way through the pipeline as a sentence names it. */
final class NodePath {

  private static final int NAMED = 7;

  private NodePath() {}

  /** {@code a → b → c}; of a long way the ends and the node itself. */
  static String of(List<String> before, String node, List<String> after) {
    if (before.size() + after.size() < NAMED) {
      List<String> all = new ArrayList<>(before);
      all.add(node);
      all.addAll(after);
      return String.join(" → ", all);
    }
    List<String> short_ = new ArrayList<>(shorten(before));
    short_.add(node);
    short_.addAll(shorten(after));
    return String.join(" → ", short_);
  }

  private static List<String> shorten(List<String> way) {
    return way.size() <= 2 ? way : List.of(way.get(0), "…", way.get(way.size() - 1));
  }
}
