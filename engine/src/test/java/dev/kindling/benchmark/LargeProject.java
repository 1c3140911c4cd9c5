package dev.kindling.benchmark;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pipelines of any size, to measure with: the same shape and size give the same project. */
public final class LargeProject {

  /** What grows. */
  public enum Shape {
    /** Each node reads two or three of the hundred before it; a quarter writes Spark datasets. */
    RANDOM,
    /** Each absorbed node joins the Spark node that puts the next one on a cycle: n/3 rounds. */
    CASCADE,
    /** The cascade with every edge turned round. */
    REVERSED_CASCADE,
    /** Thousands of small groups that feed each other in layers. */
    LAYERS,
    /** One chain of default nodes from a Spark node to a Spark node. */
    CHAIN,
    /** The random pipeline with one node in a hundred pinned. */
    PINS
  }

  private static final Origin CATALOG = new Origin("conf/base/catalog.yml", 1, "type: spark");

  private final Shape shape;
  private final Random random = new Random(42);
  private final List<Set<Integer>> feeders = new ArrayList<>();
  private final Set<Integer> spark = new TreeSet<>();
  private final Set<Integer> pinned = new TreeSet<>();

  private LargeProject(Shape shape, int nodes) {
    this.shape = shape;
    switch (shape) {
      case RANDOM -> random(nodes);
      case CASCADE, REVERSED_CASCADE -> cascade(nodes / 3);
      case LAYERS -> layers(nodes);
      case CHAIN -> chain(nodes);
      case PINS -> {
        random(nodes);
        for (int v = 0; v < nodes; v += 1 + random.nextInt(200)) {
          pinned.add(v);
        }
      }
    }
  }

  /** A project with one pipeline of about so many nodes. */
  public static Project of(Shape shape, int nodes) {
    return new LargeProject(shape, nodes).project();
  }

  private void random(int nodes) {
    for (int v = 0; v < nodes; v++) {
      int node = add();
      for (int i = 0; v > 0 && i < 2 + v % 2; i++) {
        feeders.get(node).add(Math.max(0, v - 1 - random.nextInt(100)));
      }
      if (random.nextInt(4) == 0) {
        spark.add(node);
      }
    }
  }

  private void cascade(int rounds) {
    int first = add();
    int joined = add(first);
    spark.add(first);
    spark.add(joined);
    for (int i = 0; i < rounds; i++) {
      int between = add(first);
      int next = add(between);
      feeders.get(joined).add(between);
      spark.add(next);
      if (i % 2 == 0) {
        add(first);
      } else {
        feeders.get(next).add(add());
      }
      joined = next;
    }
    if (shape == Shape.REVERSED_CASCADE) {
      reverse();
    }
  }

  private void reverse() {
    List<Set<Integer>> reversed = new ArrayList<>();
    feeders.forEach(f -> reversed.add(new TreeSet<>()));
    for (int v = 0; v < feeders.size(); v++) {
      for (int u : feeders.get(v)) {
        reversed.get(u).add(v);
      }
    }
    feeders.clear();
    feeders.addAll(reversed);
  }

  private void layers(int nodes) {
    int width = Math.max(2, (int) Math.sqrt(nodes));
    for (int v = 0; v < nodes; v++) {
      int node = add();
      int above = v - v % width - width;
      for (int i = 0; above >= 0 && i < 2 + v % 2; i++) {
        feeders.get(node).add(above + Math.floorMod(v + random.nextInt(7) - 3, width));
      }
      if (random.nextInt(20) == 0) {
        spark.add(node);
      }
    }
  }

  private void chain(int nodes) {
    int first = add();
    int last = first;
    for (int v = 2; v < nodes; v++) {
      last = add(last);
    }
    spark.add(first);
    spark.add(add(last, first));
  }

  private int add(Integer... from) {
    feeders.add(new TreeSet<>(List.of(from)));
    return feeders.size() - 1;
  }

  private Project project() {
    List<Node> nodes = new ArrayList<>();
    Map<String, Dataset> datasets = new TreeMap<>();
    for (int v = 0; v < feeders.size(); v++) {
      nodes.add(node(v));
      String type = spark.contains(v) ? "spark.SparkDataset" : "pandas.ParquetDataset";
      String dataset = "dataset_" + v;
      datasets.put(
          dataset,
          new Dataset(
              dataset, type, List.of(type), true, false, Map.of(), "data/" + dataset, CATALOG));
    }
    return new Project(
        "Large",
        "large",
        "1.5.0",
        "local",
        List.of(new Pipeline(Pipeline.DEFAULT, nodes)),
        datasets,
        List.of(),
        List.of());
  }

  private Node node(int v) {
    String name = "node_" + v;
    Origin origin = new Origin("src/large/pipeline.py", v + 1, "node(f, …)");
    List<Input> inputs = new ArrayList<>();
    feeders.get(v).forEach(u -> inputs.add(new Input(name, "dataset_" + u, origin)));
    return new Node(
        name,
        "f",
        null,
        pinned.contains(v)
            ? List.of(new Tag(name, "kedro-airflow-k8s:group:default", origin))
            : List.of(),
        inputs,
        List.of(new Output(name, "dataset_" + v, origin)),
        List.of(),
        List.of(),
        origin);
  }
}
