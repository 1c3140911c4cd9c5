package dev.kindling.project;

import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.python.values.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The order in which Kedro lists a pipeline's nodes: layer by layer, where a layer holds the nodes
 * whose feeders all stand before it, and by name within a layer. Nodes on a cycle, which Kedro
 * would refuse, come last, by name.
 */
final class KedroOrder {

  /** Stands for datasets that no node writes. */
  private static final int OUTSIDE = -1;

  private KedroOrder() {}

  static List<Node> sort(List<Node> nodes) {
    return new Of<>(
            Node::name,
            node -> map(node.inputs(), Input::base),
            node -> map(node.outputs(), Output::base))
        .sort(nodes);
  }

  /** The same for nodes that are not facts yet. */
  static List<KedroNode> sorted(List<KedroNode> nodes) {
    return new Of<>(KedroNode::name, node -> bases(node.inputs()), node -> bases(node.outputs()))
        .sort(nodes);
  }

  private static List<String> bases(List<Text> names) {
    return map(names, name -> DatasetName.base(name.value()));
  }

  private static <U> List<String> map(List<U> values, Function<U, String> text) {
    List<String> texts = new ArrayList<>(values.size());
    for (U value : values) {
      texts.add(text.apply(value));
    }
    return texts;
  }

  /** The order of nodes of some kind, by their names and by the datasets that they use. */
  private record Of<T>(
      Function<T, String> name,
      Function<T, List<String>> inputs,
      Function<T, List<String>> outputs) {

    List<T> sort(List<T> nodes) {
      List<T> byName = new ArrayList<>(nodes);
      byName.sort(Comparator.comparing(name, KedroOrder::compare));
      Map<String, Integer> written = new HashMap<>();
      int[][] writes = new int[byName.size()][];
      for (int v = 0; v < writes.length; v++) {
        writes[v] =
            numbers(
                outputs.apply(byName.get(v)),
                output -> written.computeIfAbsent(output, dataset -> written.size()));
      }
      int[][] readers = readers(byName, written);
      int[] waiting = new int[byName.size()];
      for (int[] datasets : writes) {
        for (int dataset : datasets) {
          for (int reader : readers[dataset]) {
            waiting[reader]++;
          }
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
          for (int dataset : writes[order[i]]) {
            for (int reader : readers[dataset]) {
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

    /**
     * By the number of a dataset that the nodes write, who reads it; a node that reads it twice
     * stands there twice.
     */
    private int[][] readers(List<T> nodes, Map<String, Integer> written) {
      int[][] reads = new int[nodes.size()][];
      int[] count = new int[written.size()];
      for (int v = 0; v < reads.length; v++) {
        reads[v] =
            numbers(inputs.apply(nodes.get(v)), input -> written.getOrDefault(input, OUTSIDE));
        for (int dataset : reads[v]) {
          if (dataset != OUTSIDE) {
            count[dataset]++;
          }
        }
      }
      int[][] readers = new int[count.length][];
      for (int dataset = 0; dataset < count.length; dataset++) {
        readers[dataset] = new int[count[dataset]];
      }
      for (int v = reads.length - 1; v >= 0; v--) {
        for (int dataset : reads[v]) {
          if (dataset != OUTSIDE) {
            readers[dataset][--count[dataset]] = v;
          }
        }
      }
      return readers;
    }

    private static int[] numbers(List<String> datasets, ToIntFunction<String> number) {
      int[] numbers = new int[datasets.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number.applyAsInt(datasets.get(i));
      }
      return numbers;
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
