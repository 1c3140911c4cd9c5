package dev.kindling.detection;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan from its definitions, slowly: sets of names, and reachability by trying every step. It
 * shares nothing with the engine.
 */
final class Reference {

  /** {@code from} feeds {@code to}. */
  record Edge(String from, String to) {}

  final Set<String> names = new TreeSet<>();
  final Set<Edge> edges = new HashSet<>();
  final Set<String> pinned = new TreeSet<>();
  final Set<String> spark = new TreeSet<>();
  final Set<Edge> cut = new HashSet<>();

  private static boolean tagged(Node node, String... either) {
    return node.tags().stream().anyMatch(t -> List.of(either).contains(t.name()));
  }

  /** Reads who feeds whom, and the tags, off the nodes. */
  Reference(List<Node> nodes) {
    for (Node node : nodes) {
      names.add(node.name());
      if (tagged(node, Sketch.PIN, Sketch.PIN_WITH_DOTS)) {
        pinned.add(node.name());
      } else if (tagged(node, Sketch.SPARK, Sketch.SPARK_WITH_DOTS)) {
        spark.add(node.name());
      }
      for (Node other : nodes) {
        for (Output output : node.outputs()) {
          for (Input input : other.inputs()) {
            if (plain(output.dataset()).equals(plain(input.dataset()))) {
              edges.add(new Edge(node.name(), other.name()));
            }
          }
        }
      }
    }
  }

  private static String plain(String dataset) {
    return dataset.contains("@") ? dataset.substring(0, dataset.indexOf('@')) : dataset;
  }

  /** Runs to the fixpoint, splitting where a pinned node lies on a cycle. */
  Reference run() {
    while (true) {
      Set<Set<String>> vertices = vertices();
      Set<String> held = new TreeSet<>();
      for (String node : pinned) {
        if (component(Set.of(node), vertices).size() > 1) {
          held.add(node);
        }
      }
      if (!held.isEmpty()) {
        for (String node : held) {
          cutBetweenLevels(component(Set.of(node), vertices));
        }
        continue;
      }
      Set<String> absorbed = new TreeSet<>();
      for (String node : names) {
        if (!spark.contains(node) && component(Set.of(node), vertices).size() > 1) {
          absorbed.add(node);
        }
      }
      if (absorbed.isEmpty()) {
        return this;
      }
      spark.addAll(absorbed);
    }
  }

  /** Groups, as sets of names, and default nodes, each a set of its own. */
  Set<Set<String>> vertices() {
    Set<Set<String>> vertices = new HashSet<>();
    Set<String> left = new TreeSet<>(names);
    while (!left.isEmpty()) {
      Set<String> vertex = new TreeSet<>(Set.of(left.iterator().next()));
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Edge edge : edges) {
          if (spark.contains(edge.from()) && spark.contains(edge.to()) && !cut.contains(edge)) {
            if (vertex.contains(edge.from()) != vertex.contains(edge.to())) {
              vertex.add(edge.from());
              vertex.add(edge.to());
              grown = true;
            }
          }
        }
      }
      vertices.add(vertex);
      left.removeAll(vertex);
    }
    return vertices;
  }

  /** Edges between vertices. */
  Set<List<Set<String>>> quotient(Set<Set<String>> vertices) {
    Set<List<Set<String>>> quotient = new HashSet<>();
    for (Edge edge : edges) {
      Set<String> from = holding(edge.from(), vertices);
      Set<String> to = holding(edge.to(), vertices);
      if (!from.equals(to)) {
        quotient.add(List.of(from, to));
      }
    }
    return quotient;
  }

  private static Set<String> holding(String node, Set<Set<String>> vertices) {
    return vertices.stream().filter(v -> v.contains(node)).findFirst().orElseThrow();
  }

  /** Every vertex on a directed cycle with that one, and itself. */
  private Set<Set<String>> component(Set<String> vertex, Set<Set<String>> vertices) {
    Set<List<Set<String>>> quotient = quotient(vertices);
    Set<Set<String>> forth = reach(vertex, quotient, 0);
    forth.retainAll(reach(vertex, quotient, 1));
    return forth;
  }

  private static Set<Set<String>> reach(
      Set<String> vertex, Set<List<Set<String>>> quotient, int from) {
    Set<Set<String>> reached = new HashSet<>(Set.of(vertex));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (List<Set<String>> edge : quotient) {
        if (reached.contains(edge.get(from)) && reached.add(edge.get(1 - from))) {
          grown = true;
        }
      }
    }
    return reached;
  }

  private void cutBetweenLevels(Set<Set<String>> component) {
    Set<String> inside = new TreeSet<>();
    component.forEach(inside::addAll);
    for (Edge edge : edges) {
      if (inside.contains(edge.from())
          && inside.contains(edge.to())
          && level(edge.from(), inside) != level(edge.to(), inside)) {
        cut.add(edge);
      }
    }
  }

  /** The greatest number of pinned nodes behind it on a path from a Spark node; -1 without one. */
  private int level(String node, Set<String> inside) {
    int level = spark.contains(node) ? 0 : -1;
    for (Edge edge : edges) {
      if (edge.to().equals(node) && inside.contains(edge.from())) {
        int behind = level(edge.from(), inside);
        if (behind >= 0) {
          level = Math.max(level, behind + (pinned.contains(edge.from()) ? 1 : 0));
        }
      }
    }
    return level;
  }

  /** Whether the quotient graph has a cycle still. */
  boolean cyclic() {
    Set<Set<String>> vertices = vertices();
    return vertices.stream().anyMatch(v -> component(v, vertices).size() > 1);
  }
}
