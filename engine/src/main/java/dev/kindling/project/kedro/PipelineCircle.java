package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Origin;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that feed one another in a circle, which Kedro refuses. A node that feeds itself, which
 * Kedro up to 0.18 takes, is none.
 */
final class PipelineCircle {

  private final Map<String, KedroNode> producers = new HashMap<>();
  private final Map<KedroNode, Integer> waiting = new HashMap<>();

  private PipelineCircle(List<KedroNode> nodes) {
    for (KedroNode node : nodes) {
      node.outputs().forEach(name -> producers.put(DatasetName.base(name.value()), node));
    }
  }

  /**
   * Looks for a circle.
   *
   * @throws PythonError as Kedro does where there is one
   */
  static void check(List<KedroNode> nodes) {
    PipelineCircle circle = new PipelineCircle(nodes);
    circle.settle(nodes);
    if (!circle.waiting.isEmpty()) {
      throw circle.error();
    }
  }

  /** Takes away whoever waits for nobody, until nobody is left or all wait. */
  private void settle(List<KedroNode> nodes) {
    Map<KedroNode, List<KedroNode>> readers = new HashMap<>();
    Deque<KedroNode> ready = new ArrayDeque<>();
    for (KedroNode node : nodes) {
      int feeders = 0;
      for (Text name : node.inputs()) {
        KedroNode feeder = feeder(node, name);
        if (feeder != null) {
          readers.computeIfAbsent(feeder, key -> new ArrayList<>()).add(node);
          feeders++;
        }
      }
      waiting.put(node, feeders);
      if (feeders == 0) {
        ready.add(node);
      }
    }
    for (KedroNode node = ready.poll(); node != null; node = ready.poll()) {
      waiting.remove(node);
      for (KedroNode reader : readers.getOrDefault(node, List.of())) {
        if (waiting.merge(reader, -1, Integer::sum) == 0) {
          ready.add(reader);
        }
      }
    }
  }

  private @Nullable KedroNode feeder(KedroNode node, Text input) {
    KedroNode feeder = producers.get(DatasetName.base(input.value()));
    return feeder == node ? null : feeder;
  }

  private PythonError error() {
    List<KedroNode> walk = new ArrayList<>();
    KedroNode at = Collections.min(waiting.keySet(), Comparator.comparing(KedroNode::name));
    while (!walk.contains(at)) {
      walk.add(at);
      at = waitedFor(at);
    }
    List<KedroNode> circle = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
    Collections.reverse(circle);
    Collections.rotate(
        circle, -circle.indexOf(Collections.min(circle, Comparator.comparing(KedroNode::name))));
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < circle.size(); i++) {
      KedroNode from = circle.get(i);
      Origin origin = from.site().origin();
      told.append('`').append(from.name()).append('`');
      told.append(origin.known() ? " (" + origin + ")" : "").append(" → `");
      told.append(passed(from, circle.get((i + 1) % circle.size()))).append("` → ");
    }
    KedroNode first = circle.get(0);
    return KedroRefusal.of(
        "pipeline.pipeline.CircularDependencyError",
        "the nodes feed each other in a circle, so none can run first: "
            + told
            + "`"
            + first.name()
            + "`; break it at one dataset",
        first.site());
  }

  private KedroNode waitedFor(KedroNode node) {
    for (Text name : node.inputs()) {
      KedroNode feeder = feeder(node, name);
      if (feeder != null && waiting.containsKey(feeder)) {
        return feeder;
      }
    }
    throw new IllegalStateException("a node waits for nobody");
  }

  private static String passed(KedroNode from, KedroNode to) {
    for (Text output : from.outputs()) {
      for (Text input : to.inputs()) {
        if (DatasetName.base(output.value()).equals(DatasetName.base(input.value()))) {
          return DatasetName.base(output.value());
        }
      }
    }
    throw new IllegalStateException("nothing is passed");
  }
}
