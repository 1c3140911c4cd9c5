package dev.kindling.project;

import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.python.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The order in which Kedro lists a pipeline's nodes: layer by layer, where a layer holds the nodes
 * whose feeders all stand before it, and by name within a layer. Nodes on a cycle, which Kedro
 * would refuse, come last, by name.
 */
final class KedroOrder {

  private KedroOrder() {}

  static List<Node> sort(List<Node> nodes) {
    return new Of<>(
            Node::name,
            node -> node.inputs().stream().map(Input::base).toList(),
            node -> node.outputs().stream().map(Output::base).toList())
        .sort(nodes);
  }

  /** The same for nodes that are not facts yet. */
  static List<KedroNode> sorted(List<KedroNode> nodes) {
    return new Of<>(KedroNode::name, node -> bases(node.inputs()), node -> bases(node.outputs()))
        .sort(nodes);
  }

  private static List<String> bases(List<Text> names) {
    return names.stream().map(name -> DatasetName.base(name.value())).toList();
  }

  /** The order of nodes of some kind, by their names and by the datasets that they use. */
  private record Of<T>(
      Function<T, String> name,
      Function<T, List<String>> inputs,
      Function<T, List<String>> outputs) {

    List<T> sort(List<T> nodes) {
      List<T> byName = new ArrayList<>(nodes);
      byName.sort(Comparator.comparing(name, KedroOrder::compare));
      Map<String, List<Integer>> readers = readers(byName);
      int[] waiting = new int[byName.size()];
      for (T node : byName) {
        for (String output : outputs.apply(node)) {
          readers.get(output).forEach(reader -> waiting[reader]++);
        }
      }
      int[] order = new int[byName.size()];
      int end = 0;
      for (int v = 0; v < waiting.length; v++) {
        if (waiting[v] == 0) {
          order[end++] = v;
        }
      }
      int layer = 0;
      while (layer < end) {
        int next = end;
        for (int i = layer; i < next; i++) {
          for (String output : outputs.apply(byName.get(order[i]))) {
            for (int reader : readers.get(output)) {
              if (--waiting[reader] == 0) {
                order[end++] = reader;
              }
            }
          }
        }
        Arrays.sort(order, next, end);
        layer = next;
      }
      List<T> sorted = new ArrayList<>(byName.size());
      IntStream.of(order).limit(end).forEach(v -> sorted.add(byName.get(v)));
      IntStream.range(0, waiting.length)
          .filter(v -> waiting[v] > 0)
          .forEach(v -> sorted.add(byName.get(v)));
      return List.copyOf(sorted);
    }

    /** Who reads what the nodes write; a node that reads a dataset twice stands there twice. */
    private Map<String, List<Integer>> readers(List<T> nodes) {
      Map<String, List<Integer>> readers = new HashMap<>();
      for (T node : nodes) {
        for (String output : outputs.apply(node)) {
          readers.computeIfAbsent(output, dataset -> new ArrayList<>(2));
        }
      }
      for (int v = 0; v < nodes.size(); v++) {
        for (String input : inputs.apply(nodes.get(v))) {
          List<Integer> readersOf = readers.get(input);
          if (readersOf != null) {
            readersOf.add(v);
          }
        }
      }
      return readers;
    }
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
