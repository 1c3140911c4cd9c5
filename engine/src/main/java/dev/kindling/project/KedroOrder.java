package dev.kindling.project;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which Kedro lists a pipeline's nodes: layer by layer, where a layer holds the nodes
 * whose feeders all stand before it, and by name within a layer. Nodes on a cycle, which Kedro
 * would refuse, come last, by name.
 */
final class KedroOrder {

  private KedroOrder() {}

  static List<Node> sort(List<Node> nodes) {
    Map<String, List<Integer>> readers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (Input input : nodes.get(i).inputs()) {
        readers.computeIfAbsent(input.base(), key -> new ArrayList<>(2)).add(i);
      }
    }
    List<Set<Integer>> children = new ArrayList<>();
    int[] feeders = new int[nodes.size()];
    for (Node node : nodes) {
      Set<Integer> fed = new HashSet<>();
      for (Output output : node.outputs()) {
        fed.addAll(readers.getOrDefault(output.base(), List.of()));
      }
      fed.forEach(child -> feeders[child]++);
      children.add(fed);
    }
    List<Node> sorted = new ArrayList<>(nodes.size());
    boolean[] placed = new boolean[nodes.size()];
    List<Integer> layer = new ArrayList<>();
    for (int i = 0; i < feeders.length; i++) {
      if (feeders[i] == 0) {
        layer.add(i);
      }
    }
    ArrayDeque<Integer> next = new ArrayDeque<>();
    Comparator<Integer> byName =
        Comparator.comparing(i -> nodes.get(i).name(), KedroOrder::compare);
    while (!layer.isEmpty()) {
      layer.sort(byName);
      for (int i : layer) {
        sorted.add(nodes.get(i));
        placed[i] = true;
        for (int child : children.get(i)) {
          if (--feeders[child] == 0) {
            next.add(child);
          }
        }
      }
      layer = new ArrayList<>(next);
      next.clear();
    }
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i]) {
        rest.add(i);
      }
    }
    rest.sort(byName);
    rest.forEach(i -> sorted.add(nodes.get(i)));
    return List.copyOf(sorted);
  }

  /** As Python compares texts: by code points. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean split = Character.isSurrogate(x) != Character.isSurrogate(y);
        return split ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
