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
 * shares nothing with the engine. What stays apart for pins it is told, and says whether it has to.
 */
final class Reference {

  /** {@code from} feeds {@code to}. */
  record Edge(String from, String to) {}

  final Set<String> names = new TreeSet<>();
  final Set<Edge> edges = new HashSet<>();
  final Set<String> pinned = new TreeSet<>();
  final Set<String> spark = new TreeSet<>();
  final Set<Set<String>> links = new HashSet<>();
  private final Set<Edge> cut = new HashSet<>();
  private final Set<Set<String>> cutLinks = new HashSet<>();

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
        if (!node.equals(other) && linked(node, other)) {
          links.add(Set.of(node.name(), other.name()));
        }
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

  private static boolean linked(Node one, Node two) {
    return one.tags().stream()
        .anyMatch(
            tag ->
                tag.name().startsWith(Sketch.LINK)
                    && two.tags().stream().anyMatch(other -> other.name().equals(tag.name())));
  }

  private static String plain(String dataset) {
    return dataset.contains("@") ? dataset.substring(0, dataset.indexOf('@')) : dataset;
  }

  /** Nodes of which these are on Spark, with nothing else between them but edges and pairs. */
  Reference(Set<String> spark, Set<Edge> edges, Set<Set<String>> links) {
    this.spark.addAll(spark);
    this.edges.addAll(edges);
    this.links.addAll(links);
    names.addAll(spark);
    edges.forEach(edge -> names.addAll(List.of(edge.from(), edge.to())));
    links.forEach(names::addAll);
  }

  /** Lets nothing join nodes of two of these tasks. */
  Reference cutBetween(Set<Set<String>> tasks) {
    edges.stream()
        .filter(edge -> !holding(edge.from(), tasks).contains(edge.to()))
        .forEach(cut::add);
    links.stream()
        .filter(link -> tasks.stream().noneMatch(task -> task.containsAll(link)))
        .forEach(cutLinks::add);
    return this;
  }

  /** Runs to the fixpoint: every default node on a cycle with a Spark node becomes one. */
  Reference run() {
    while (true) {
      Set<Set<String>> groups = groups();
      Set<List<Set<String>>> quotient = quotient(groups);
      Set<String> absorbed = new TreeSet<>();
      for (String node : names) {
        if (!spark.contains(node) && touchesSpark(around(node, groups, quotient))) {
          absorbed.add(node);
        }
      }
      if (absorbed.isEmpty()) {
        return this;
      }
      spark.addAll(absorbed);
    }
  }

  /**
   * What was cut though no pin forbids it: pairs of nodes that a link, or an edge between Spark
   * nodes, would join without putting a pinned node into one task with Spark nodes.
   */
  Set<Set<String>> cutForNothing() {
    Set<Set<String>> pairs = new HashSet<>(cutLinks);
    for (Edge edge : cut) {
      if (spark.contains(edge.from()) && spark.contains(edge.to())) {
        pairs.add(Set.of(edge.from(), edge.to()));
      }
    }
    Set<Set<String>> tasks = vertices();
    pairs.removeIf(
        pair -> {
          Set<Set<String>> joined = new HashSet<>(tasks);
          Set<String> both = new TreeSet<>();
          for (String node : pair) {
            both.addAll(holding(node, tasks));
            joined.remove(holding(node, tasks));
          }
          joined.add(both);
          Set<String> task = around(both.iterator().next(), joined, quotient(joined));
          return touchesSpark(task) && task.stream().anyMatch(pinned::contains);
        });
    return pairs;
  }

  private boolean touchesSpark(Set<String> nodes) {
    return nodes.stream().anyMatch(spark::contains);
  }

  /** The tasks: groups, and default nodes that lie on one cycle. */
  Set<Set<String>> vertices() {
    Set<Set<String>> groups = groups();
    Set<List<Set<String>>> quotient = quotient(groups);
    Set<Set<String>> vertices = new HashSet<>();
    for (Set<String> group : groups) {
      Set<String> around = around(group.iterator().next(), groups, quotient);
      vertices.add(touchesSpark(around) ? group : around);
    }
    return vertices;
  }

  /** Nodes that edges between Spark nodes and links join, as sets of names. */
  private Set<Set<String>> groups() {
    Set<Set<String>> ties = new HashSet<>();
    for (Edge edge : edges) {
      if (spark.contains(edge.from()) && spark.contains(edge.to()) && !cut.contains(edge)) {
        ties.add(Set.of(edge.from(), edge.to()));
      }
    }
    links.stream().filter(link -> !cutLinks.contains(link)).forEach(ties::add);
    return joined(names, ties);
  }

  private static Set<Set<String>> joined(Set<String> nodes, Set<Set<String>> ties) {
    Set<Set<String>> parts = new HashSet<>();
    Set<String> left = new TreeSet<>(nodes);
    while (!left.isEmpty()) {
      Set<String> part = new TreeSet<>(Set.of(left.iterator().next()));
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Set<String> tie : ties) {
          if (tie.stream().anyMatch(part::contains)) {
            grown |= part.addAll(tie);
          }
        }
      }
      parts.add(part);
      left.removeAll(part);
    }
    return parts;
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

  /** Every node of the vertices on a directed cycle with the node's own, and of that one. */
  private static Set<String> around(
      String node, Set<Set<String>> vertices, Set<List<Set<String>>> quotient) {
    Set<String> around = new TreeSet<>();
    component(holding(node, vertices), quotient).forEach(around::addAll);
    return around;
  }

  /** Every vertex on a directed cycle with that one, and itself. */
  private static Set<Set<String>> component(Set<String> vertex, Set<List<Set<String>>> quotient) {
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

  /** Whether the quotient graph has a cycle still. */
  boolean cyclic() {
    Set<Set<String>> vertices = vertices();
    Set<List<Set<String>>> quotient = quotient(vertices);
    return vertices.stream().anyMatch(v -> component(v, quotient).size() > 1);
  }
}
