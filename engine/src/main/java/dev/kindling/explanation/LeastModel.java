package dev.kindling.explanation;

import dev.kindling.condensation.Growth;
import dev.kindling.condensation.Links;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.graph.Digraph;
import dev.kindling.plan.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * The nodes that are on Spark by some grounds, and in which order they come to be: a node by a mark
 * once all that the mark rests on is on Spark, a node on a cycle once its groups are.
 */
final class LeastModel {

  private static final int NEVER = Integer.MAX_VALUE;

  private final Grounds grounds;
  private final List<String> nodes;
  private final Map<String, Integer> number = new HashMap<>();
  private final Digraph graph;
  private final List<List<Integer>> linked = new ArrayList<>();
  private final Map<Long, Edge> edges = new HashMap<>();
  private final Map<Long, Link> links = new HashMap<>();
  private final List<Integer> waiting = new ArrayList<>();
  private final int[] since;

  /** By node the mark that made it a Spark node, by its number; negative for others. */
  private final int[] by;

  private LeastModel(Grounds grounds) {
    this.grounds = grounds;
    this.nodes = List.copyOf(grounds.nodes());
    List<TreeSet<Integer>> rows = new ArrayList<>();
    for (int v = 0; v < nodes.size(); v++) {
      number.put(nodes.get(v), v);
      rows.add(new TreeSet<>());
      linked.add(new ArrayList<>());
    }
    for (Edge edge : grounds.edges()) {
      rows.get(at(edge.from())).add(at(edge.to()));
      edges.put(pair(at(edge.from()), at(edge.to())), edge);
    }
    this.graph =
        Digraph.of(
            rows.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new));
    this.since = new int[nodes.size()];
    this.by = new int[nodes.size()];
    Arrays.fill(since, NEVER);
    Arrays.fill(by, -1);
    for (int i = 0; i < grounds.marks().size(); i++) {
      waiting.add(i);
    }
  }

  static LeastModel of(Grounds grounds) {
    LeastModel model = new LeastModel(grounds);
    model.run(Growth.of(model.graph, model.links()));
    return model;
  }

  private Links links() {
    List<int[]> pairs = new ArrayList<>();
    for (Link link : grounds.links()) {
      int one = at(link.node());
      int other = at(link.other());
      if (links.putIfAbsent(pair(one, other), link) == null) {
        links.put(pair(other, one), link);
        pairs.add(new int[] {one, other});
        linked.get(one).add(other);
        linked.get(other).add(one);
      }
    }
    linked.forEach(Collections::sort);
    return Links.of(nodes.size(), pairs);
  }

  private void run(Growth growth) {
    Set<Integer> found = new TreeSet<>();
    Map<Integer, Integer> marked = marked();
    int time = 0;
    while (!marked.isEmpty() || !found.isEmpty()) {
      int[] next;
      if (marked.isEmpty()) {
        next = found.stream().mapToInt(Integer::intValue).toArray();
        found.clear();
      } else {
        next = marked.keySet().stream().mapToInt(Integer::intValue).toArray();
        marked.forEach((node, mark) -> by[node] = mark);
        found.removeAll(marked.keySet());
      }
      for (int node : next) {
        since[node] = time;
      }
      found.addAll(growth.mark(next));
      time++;
      marked = marked();
    }
  }

  /** The nodes that a mark makes Spark nodes next, each with its first such mark. */
  private Map<Integer, Integer> marked() {
    Map<Integer, Integer> marked = new TreeMap<>();
    waiting.removeIf(
        i -> {
          Grounds.Ground mark = grounds.marks().get(i);
          boolean holds = mark.premises().stream().allMatch(this::has);
          if (holds && since[at(mark.node())] == NEVER) {
            marked.putIfAbsent(at(mark.node()), i);
          }
          return holds;
        });
    return marked;
  }

  private int at(String node) {
    return number.getOrDefault(node, -1);
  }

  private static long pair(int one, int other) {
    return (long) one << 32 | other;
  }

  /** Whether a node is on Spark. */
  boolean has(String node) {
    int v = at(node);
    return v >= 0 && since[v] < NEVER;
  }

  /** The moment at which a node that is on Spark came to be so. */
  int since(String node) {
    return since[at(node)];
  }

  /** What a node that is on Spark rests on, with all that this rests on; the node first. */
  Map<String, Need> needs(String node) {
    Map<String, Need> needs = new LinkedHashMap<>();
    Set<String> met = new HashSet<>(Set.of(node));
    List<String> open = new ArrayList<>(List.of(node));
    for (int i = 0; i < open.size(); i++) {
      Need need = need(open.get(i));
      needs.put(open.get(i), need);
      need.premises().stream().filter(met::add).forEach(open::add);
    }
    return needs;
  }

  /**
   * What made a node a Spark node: a mark, or a closed walk with the edges and links along it.
   *
   * @param premises nodes that must be on Spark for it; of a walk, in its order
   */
  record Need(
      Optional<Grounds.Ground> mark,
      Optional<CycleWitness> witness,
      List<String> premises,
      List<Edge> edges,
      List<Link> links) {}

  private Need need(String node) {
    int mark = by[at(node)];
    if (mark < 0) {
      return cycle(node);
    }
    Grounds.Ground ground = grounds.marks().get(mark);
    return new Need(Optional.of(ground), Optional.empty(), ground.premises(), List.of(), List.of());
  }

  private Need cycle(String node) {
    List<Integer> walk = walk(at(node));
    List<Step> steps = new ArrayList<>();
    Set<Integer> premises = new LinkedHashSet<>();
    List<Edge> along = new ArrayList<>();
    List<Link> together = new ArrayList<>();
    for (int i = 1; i < walk.size(); i++) {
      int from = walk.get(i - 1);
      int to = walk.get(i);
      Edge forth = edges.get(pair(from, to));
      Edge back = edges.get(pair(to, from));
      Link link = links.get(pair(from, to));
      if (forth != null) {
        steps.add(Step.of(forth));
        along.add(forth);
      } else if (link != null) {
        steps.add(new Step(nodes.get(from), nodes.get(to), List.of(), List.of(link.because())));
        together.add(link);
      } else if (back != null) {
        steps.add(Step.of(back));
        along.add(back);
        premises.add(from);
        premises.add(to);
      }
    }
    if (premises.isEmpty()) {
      walk.stream().filter(v -> since[v] < since[at(node)]).findFirst().ifPresent(premises::add);
    }
    int out = 0;
    while (out < walk.size() && !premises.contains(walk.get(out))) {
      out++;
    }
    int in = walk.size() - 1;
    while (in > 0 && !premises.contains(walk.get(in))) {
      in--;
    }
    CycleWitness witness = new CycleWitness(walk.stream().map(nodes::get).toList(), steps, out, in);
    return new Need(
        Optional.empty(),
        Optional.of(witness),
        premises.stream().map(nodes::get).toList(),
        along,
        together);
  }

  /**
   * A shortest closed walk through a node and a Spark node, as it was before the node became one
   * itself. Searched breadth first over nodes, each once before and once behind a Spark node.
   */
  private List<Integer> walk(int start) {
    int size = nodes.size();
    int[] states =
        BreadthFirst.path(
            2 * size,
            start,
            state -> state == size + start,
            (state, next) -> {
              boolean met = state >= size;
              steps(
                  state % size,
                  since[start],
                  to -> next.accept(met || since[to] < since[start] ? size + to : to));
            });
    return states.length == 0
        ? List.of(start)
        : Arrays.stream(states).map(state -> state % size).boxed().toList();
  }

  private void steps(int node, int before, IntConsumer next) {
    graph.out().each(node, next);
    if (since[node] < before) {
      graph
          .in()
          .each(
              node,
              from -> {
                if (since[from] < before) {
                  next.accept(from);
                }
              });
    }
    linked.get(node).forEach(next::accept);
  }
}
