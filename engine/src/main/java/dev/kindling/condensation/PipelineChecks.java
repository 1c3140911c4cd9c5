package dev.kindling.condensation;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What Kedro guarantees of a pipeline, and what is said where the input breaks it. */
final class PipelineChecks {

  private PipelineChecks() {}

  static void uniqueNames(List<Node> byName) {
    for (int i = 1; i < byName.size(); i++) {
      Node one = byName.get(i - 1);
      Node two = byName.get(i);
      if (one.name().equals(two.name())) {
        List<Origin> origins = sorted(one.origin(), two.origin());
        throw new InvalidInput(
            origins.get(1),
            "two nodes are named `%s`%s; give each a name of its own"
                .formatted(one.name(), also(origins.get(0))));
      }
    }
  }

  static InvalidInput twoProducers(Output output, Node one, Node two) {
    String dataset = output.base();
    if (one.name().equals(two.name())) {
      return new InvalidInput(
          output.origin(),
          "node `%s` writes dataset `%s` twice; let it write it once"
              .formatted(one.name(), dataset));
    }
    return new InvalidInput(
        place(two, output),
        "dataset `%s` is written by two nodes, `%s` and `%s`%s; let one of them write another dataset"
            .formatted(dataset, one.name(), two.name(), also(one.origin())));
  }

  /** The error for nodes that feed each other in a circle: one such circle, nodes and datasets. */
  static InvalidInput cycle(List<Node> byName, int[][] feeders, int[] ordered) {
    boolean[] settled = new boolean[feeders.length];
    for (int v : ordered) {
      settled[v] = true;
    }
    int at = 0;
    while (settled[at]) {
      at++;
    }
    int[] step = new int[feeders.length];
    List<Integer> walk = new ArrayList<>();
    while (step[at] == 0) {
      walk.add(at);
      step[at] = walk.size();
      for (int feeder : feeders[at]) {
        if (!settled[feeder]) {
          at = feeder;
          break;
        }
      }
    }
    List<Integer> circle = new ArrayList<>(walk.subList(step[at] - 1, walk.size()));
    Collections.reverse(circle);
    Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < circle.size(); i++) {
      Node from = byName.get(circle.get(i));
      Node to = byName.get(circle.get((i + 1) % circle.size()));
      told.append('`').append(from.name()).append('`').append(at(from.origin()));
      told.append(" → `").append(passed(from, to)).append("` → ");
    }
    Node first = byName.get(circle.get(0));
    told.append('`').append(first.name()).append('`');
    return new InvalidInput(
        first.origin(),
        "the nodes feed each other in a circle, so none can run first: %s; break it at one dataset"
            .formatted(told));
  }

  private static String passed(Node from, Node to) {
    return from.outputs().stream()
        .map(Output::base)
        .filter(name -> to.inputs().stream().anyMatch(input -> input.base().equals(name)))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static Origin place(Node node, Output output) {
    return output.origin().known() ? output.origin() : node.origin();
  }

  private static List<Origin> sorted(Origin one, Origin two) {
    boolean ordered =
        one.file().compareTo(two.file()) < 0
            || (one.file().equals(two.file()) && one.line() <= two.line());
    return ordered ? List.of(one, two) : List.of(two, one);
  }

  private static String at(Origin origin) {
    return origin.known() ? " (" + origin + ")" : "";
  }

  private static String also(Origin origin) {
    return origin.known() ? " (also at " + origin + ")" : "";
  }
}
