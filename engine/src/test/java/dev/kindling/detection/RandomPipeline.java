package dev.kindling.detection;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pipeline drawn from a seed: who feeds whom, who is tagged for Spark, who is pinned, and who is
 * tagged alike so that {@link Sketch#TOGETHER} wants them in one task. Nodes are numbered
 * topologically while it is built, and get names that say nothing of that.
 */
final class RandomPipeline {

  /** The kinds of pipelines that are drawn. */
  enum Shape {
    LAYERED,
    CHAINS,
    DIAMONDS,
    FANS,
    SMALL_COMPONENTS,
    CASCADE,
    TWO_GROUPS,
    DENSE
  }

  final Shape shape;
  final List<Set<Integer>> feeders = new ArrayList<>();
  final Set<Integer> spark = new TreeSet<>();
  final Set<Integer> pinned = new TreeSet<>();
  final List<Set<Integer>> links = new ArrayList<>();
  private final Random random;
  private final boolean transcoded;

  private RandomPipeline(long seed, boolean pins) {
    random = new Random(seed);
    shape = Shape.values()[random.nextInt(Shape.values().length)];
    transcoded = random.nextInt(3) == 0;
    draw(3 + random.nextInt(28));
    double share = List.of(0.1, 0.25, 0.5).get(random.nextInt(3));
    for (int v = 0; v < feeders.size(); v++) {
      if (shape != Shape.CASCADE && random.nextDouble() < share) {
        spark.add(v);
      }
    }
    if (pins) {
      double pinShare = List.of(0.03, 0.1, 0.3).get(random.nextInt(3));
      for (int v = 0; v < feeders.size(); v++) {
        if (random.nextDouble() < pinShare) {
          pinned.add(v);
        }
      }
    }
  }

  private RandomPipeline(long seed, boolean pins, boolean linked) {
    this(seed, pins);
    int wanted = 1 + random.nextInt(random.nextBoolean() ? 3 : feeders.size());
    for (int i = 0; linked && i < wanted; i++) {
      int one = random.nextInt(feeders.size());
      List<Integer> near = List.copyOf(feeders.get(one));
      int other =
          near.isEmpty() || random.nextInt(3) == 0
              ? random.nextInt(feeders.size())
              : near.get(random.nextInt(near.size()));
      if (one != other) {
        links.add(Set.of(one, other));
      }
    }
  }

  static RandomPipeline linked(long seed, boolean pins) {
    return new RandomPipeline(seed, pins, true);
  }

  /** Every second one with links. */
  static RandomPipeline any(long seed, boolean pins) {
    return seed % 2 == 0 ? new RandomPipeline(seed, pins) : linked(seed, pins);
  }

  static RandomPipeline withoutPins(long seed) {
    return new RandomPipeline(seed, false);
  }

  static RandomPipeline withPins(long seed) {
    return new RandomPipeline(seed, true);
  }

  private void draw(int size) {
    switch (shape) {
      case LAYERED -> layered(size);
      case CHAINS -> chains(size);
      case DIAMONDS -> diamonds(size);
      case FANS -> fans(size);
      case SMALL_COMPONENTS -> smallComponents(size);
      case CASCADE -> cascade(size / 2);
      case TWO_GROUPS -> twoGroups(size);
      case DENSE -> dense(size);
    }
  }

  private int add(Integer... from) {
    feeders.add(new TreeSet<>(List.of(from)));
    return feeders.size() - 1;
  }

  private void layered(int size) {
    int width = 1 + random.nextInt(5);
    for (int v = 0; v < size; v++) {
      add();
      for (int back = 1; back <= 2 * width && back <= v; back++) {
        if (random.nextInt(2 * width) < 2) {
          feeders.get(v).add(v - back);
        }
      }
    }
  }

  private void chains(int size) {
    int chains = 1 + random.nextInt(4);
    for (int v = 0; v < size; v++) {
      add();
      if (v >= chains) {
        feeders.get(v).add(v - chains);
      }
      if (v > 0 && random.nextInt(5) == 0) {
        feeders.get(v).add(random.nextInt(v));
      }
    }
  }

  private void diamonds(int size) {
    int top = add();
    while (feeders.size() < size) {
      int left = add(top);
      int right = add(top);
      top = random.nextBoolean() ? add(left, right) : add(left, right, top);
    }
  }

  private void fans(int size) {
    int hub = add();
    while (feeders.size() < size) {
      int width = 1 + random.nextInt(6);
      Integer[] leaves = new Integer[width];
      for (int i = 0; i < width; i++) {
        leaves[i] = add(hub);
      }
      hub = add(leaves);
    }
  }

  private void smallComponents(int size) {
    int start = 0;
    for (int v = 0; v < size; v++) {
      add();
      if (random.nextInt(4) == 0) {
        start = v;
      }
      for (int u = start; u < v; u++) {
        if (random.nextInt(3) == 0) {
          feeders.get(v).add(u);
        }
      }
    }
  }

  /** Each absorbed node joins the Spark node that makes the next one lie on a cycle. */
  private void cascade(int rounds) {
    int first = add();
    int joined = add(first);
    spark.add(first);
    spark.add(joined);
    for (int i = 0; i < rounds; i++) {
      int between = add(first);
      int next = add(between);
      feeders.get(between).add(i == 0 ? first : joined);
      feeders.get(next).add(between);
      int closing = add(between, first);
      spark.add(next);
      if (random.nextInt(8) > 0) {
        spark.add(closing);
      }
      joined = random.nextBoolean() ? next : closing;
    }
  }

  private void twoGroups(int size) {
    int a = add();
    int b = add();
    int[] members = {a, b};
    spark.add(a);
    spark.add(b);
    while (feeders.size() < size) {
      int from = random.nextInt(2);
      int between = add(members[from]);
      int to = add(between, members[1 - from]);
      spark.add(to);
      members[1 - from] = to;
      if (random.nextInt(3) == 0) {
        add(random.nextInt(feeders.size()));
      }
    }
  }

  private void dense(int size) {
    for (int v = 0; v < size; v++) {
      add();
      for (int u = 0; u < v; u++) {
        if (random.nextInt(4) == 0) {
          feeders.get(v).add(u);
        }
      }
    }
  }

  /** The pipeline as the program reads it, its nodes in an order that the seed decides. */
  Project project(long naming) {
    Random names = new Random(naming);
    List<Integer> labels = new ArrayList<>();
    for (int v = 0; v < feeders.size(); v++) {
      labels.add(v);
    }
    Collections.shuffle(labels, names);
    List<Node> nodes = new ArrayList<>();
    for (int v = 0; v < feeders.size(); v++) {
      nodes.add(node(v, labels, names));
    }
    Collections.shuffle(nodes, names);
    return new Project(
        "random",
        "random",
        "1.0.0",
        "local",
        List.of(new Pipeline(Pipeline.DEFAULT, nodes)),
        Map.of(),
        List.of(),
        List.of());
  }

  private Node node(int v, List<Integer> labels, Random names) {
    String name = "n" + labels.get(v);
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input(name, "params:p", at(v, 1)));
    inputs.add(new Input(name, "raw_" + names.nextInt(3), at(v, 2)));
    for (int u : feeders.get(v)) {
      String suffix = transcoded && names.nextBoolean() ? "@pandas" : "";
      String dataset = dataset(u, labels) + (transcoded && suffix.isEmpty() ? "@spark" : suffix);
      inputs.add(new Input(name, dataset, at(v, 10 + u)));
    }
    String written = dataset(v, labels) + (transcoded ? "@spark" : "");
    List<Tag> tags = new ArrayList<>();
    if (spark.contains(v)) {
      tags.add(new Tag(name, v % 2 == 0 ? Sketch.SPARK : Sketch.SPARK_WITH_DOTS, at(v, 3)));
    }
    if (pinned.contains(v)) {
      tags.add(new Tag(name, v % 3 == 0 ? Sketch.PIN_WITH_DOTS : Sketch.PIN, at(v, 4)));
    }
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).contains(v)) {
        tags.add(new Tag(name, Sketch.LINK + i, at(v, 100 + i)));
      }
    }
    return new Node(
        name,
        "f",
        null,
        tags,
        inputs,
        List.of(new Output(name, written, at(v, 5))),
        List.of(),
        List.of(),
        at(v, 0));
  }

  private static String dataset(int v, List<Integer> labels) {
    return "d" + labels.get(v);
  }

  private static Origin at(int v, int offset) {
    return new Origin("pipeline.py", 1000 * (v + 1) + offset, "node " + v);
  }

  /** Names of the nodes of a project by the numbers that they were drawn with. */
  static Map<Integer, String> names(Project project) {
    Map<Integer, String> names = new TreeMap<>();
    for (Node node : project.pipelines().get(0).nodes()) {
      names.put(node.origin().line() / 1000 - 1, node.name());
    }
    return names;
  }
}
