package dev.kindling.detection;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** Runs to the fixpoint, splitting where a pinned node lies on a cycle with a Spark node. */
  Reference run() {
    while (true) {
      Set<Set<String>> groups = groups();
      Set<String> held = new TreeSet<>();
      Set<String> absorbed = new TreeSet<>();
      for (String node : names) {
        if (!spark.contains(node) && touchesSpark(around(node, groups))) {
          (pinned.contains(node) ? held : absorbed).add(node);
        }
      }
      if (!held.isEmpty()) {
        for (String node : held) {
          cutBetweenLevels(around(node, groups));
        }
      } else if (absorbed.isEmpty()) {
        return this;
      } else {
        spark.addAll(absorbed);
      }
    }
  }

  private boolean touchesSpark(Set<String> nodes) {
    return nodes.stream().anyMatch(spark::contains);
  }

  /** The tasks: groups, and default nodes that lie on one cycle. */
  Set<Set<String>> vertices() {
    Set<Set<String>> groups = groups();
    Set<Set<String>> vertices = new HashSet<>();
    for (Set<String> group : groups) {
      Set<String> around = around(group.iterator().next(), groups);
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
  private Set<String> around(String node, Set<Set<String>> vertices) {
    Set<String> around = new TreeSet<>();
    component(holding(node, vertices), vertices).forEach(around::addAll);
    return around;
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

  private void cutBetweenLevels(Set<String> inside) {
    Map<String, Set<String>> units = units(inside);
    Map<Set<String>, Integer> levels = new HashMap<>();
    for (String node : inside) {
      level(units.get(node), units, levels);
    }
    for (Edge edge : edges) {
      Integer from = levels.get(units.get(edge.from()));
      Integer to = levels.get(units.get(edge.to()));
      if (from != null && to != null && !from.equals(to)) {
        cut.add(edge);
      }
    }
    for (Set<String> link : links) {
      if (inside.containsAll(link)) {
        Set<Set<String>> ends = new HashSet<>();
        link.forEach(node -> ends.add(units.get(node)));
        boolean apart = ends.stream().map(levels::get).distinct().count() > 1;
        boolean held = ends.stream().anyMatch(this::isPinned);
        if (ends.size() > 1 && (apart || held)) {
          cutLinks.add(link);
        }
      }
    }
  }

  private boolean isPinned(Set<String> unit) {
    return unit.stream().anyMatch(pinned::contains);
  }

  /** What default nodes make by links and by cycles among themselves; other nodes alone. */
  private Map<String, Set<String>> units(Set<String> inside) {
    Set<Set<String>> ties = new HashSet<>();
    for (Set<String> link : links) {
      if (inside.containsAll(link) && !cutLinks.contains(link) && !touchesSpark(link)) {
        ties.add(link);
      }
    }
    Set<Set<String>> vertices = joined(inside, ties);
    names.stream().filter(n -> !inside.contains(n)).forEach(n -> vertices.add(Set.of(n)));
    Map<String, Set<String>> units = new HashMap<>();
    for (String node : inside) {
      Set<String> around = around(node, vertices);
      around.retainAll(inside);
      units.put(node, touchesSpark(around) ? Set.of(node) : around);
    }
    return units;
  }

  /** The greatest number of pinned units behind it on a path from a Spark node; -1 without one. */
  private int level(
      Set<String> unit, Map<String, Set<String>> units, Map<Set<String>, Integer> known) {
    if (known.containsKey(unit)) {
      return known.get(unit);
    }
    int level = touchesSpark(unit) ? 0 : -1;
    for (Edge edge : edges) {
      Set<String> from = units.get(edge.from());
      if (unit.contains(edge.to()) && from != null && !from.equals(unit)) {
        int behind = level(from, units, known);
        if (behind >= 0) {
          level = Math.max(level, behind + (isPinned(from) ? 1 : 0));
        }
      }
    }
    known.put(unit, level);
    return level;
  }

  /** Whether the quotient graph has a cycle still. */
  boolean cyclic() {
    Set<Set<String>> vertices = vertices();
    return vertices.stream().anyMatch(v -> component(v, vertices).size() > 1);
  }
}
