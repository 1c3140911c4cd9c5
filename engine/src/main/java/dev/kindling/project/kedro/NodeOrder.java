package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.graph.Adjacency;
import dev.kindling.graph.KedroOrder;
import dev.kindling.python.values.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Nodes in Kedro's order. Those on a cycle, which Kedro would refuse, come last, by name.
 *
 * @param name a node's name
 * @param inputs the datasets that a node reads, transcoding set aside
 * @param outputs the datasets that a node writes, transcoding set aside
 */
public record NodeOrder<T>(
    Function<T, String> name, Function<T, List<String>> inputs, Function<T, List<String>> outputs) {

  public static List<Node> sort(List<Node> nodes) {
    return new NodeOrder<>(
            Node::name,
            node -> map(node.inputs(), Input::base),
            node -> map(node.outputs(), Output::base))
        .of(nodes);
  }

  /** The same for nodes that are not facts yet. */
  static List<KedroNode> sorted(List<KedroNode> nodes) {
    return new NodeOrder<>(
            KedroNode::name, node -> bases(node.inputs()), node -> bases(node.outputs()))
        .of(nodes);
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

  private List<T> of(List<T> nodes) {
    List<T> byName = new ArrayList<>(nodes);
    byName.sort(Comparator.comparing(name, KedroOrder.NAMES));
    int size = byName.size();
    Map<String, List<Integer>> writers = new HashMap<>();
    for (int v = 0; v < size; v++) {
      for (String output : outputs.apply(byName.get(v))) {
        writers.merge(output, List.of(v), NodeOrder::both);
      }
    }
    Adjacency.Builder in = new Adjacency.Builder(size, 3 * size);
    for (int v = 0; v < size; v++) {
      int reader = v;
      for (String input : inputs.apply(byName.get(v))) {
        writers.getOrDefault(input, List.of()).forEach(writer -> in.add(reader, writer));
      }
    }
    int[] order = KedroOrder.of(in.build());
    boolean[] ordered = new boolean[size];
    List<T> sorted = new ArrayList<>(size);
    for (int v : order) {
      ordered[v] = true;
      sorted.add(byName.get(v));
    }
    IntStream.range(0, size).filter(v -> !ordered[v]).forEach(v -> sorted.add(byName.get(v)));
    return List.copyOf(sorted);
  }

  private static List<Integer> both(List<Integer> some, List<Integer> more) {
    List<Integer> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
