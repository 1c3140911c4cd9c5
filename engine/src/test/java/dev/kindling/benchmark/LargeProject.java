package dev.kindling.benchmark;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Snapshots of any size, to measure with: the same shape and size give the same bytes. */
final class LargeProject {

  /** What grows. */
  enum Shape {
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

  /**
   * What marks a Spark node. In a cascade it is a tag: a Spark dataset marks its readers too, and
   * with them the nodes that are to be absorbed one after the other.
   */
  private boolean tagged() {
    return shape == Shape.CASCADE || shape == Shape.REVERSED_CASCADE;
  }

  /** Writes a snapshot, as Kedro's inspection gives it, of a pipeline of about so many nodes. */
  static void write(Shape shape, int nodes, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      new LargeProject(shape, nodes).write(json);
    }
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

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    json.writeStringField("project_name", "Large");
    json.writeStringField("package_name", "large");
    json.writeStringField("kedro_version", "1.5.0");
    json.writeEndObject();
    json.writeArrayFieldStart("pipelines");
    json.writeStartObject();
    json.writeStringField("name", "__default__");
    json.writeArrayFieldStart("nodes");
    for (int v = 0; v < feeders.size(); v++) {
      node(v, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("datasets");
    for (int v = 0; v < feeders.size(); v++) {
      json.writeObjectFieldStart("dataset_" + v);
      json.writeStringField("name", "dataset_" + v);
      json.writeStringField(
          "type", !tagged() && spark.contains(v) ? "spark.SparkDataset" : "pandas.ParquetDataset");
      json.writeStringField("filepath", "data/dataset_" + v);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void node(int v, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", "node_" + v);
    json.writeStringField("func_name", "f");
    json.writeArrayFieldStart("tags");
    if (pinned.contains(v)) {
      json.writeString("kedro-airflow-k8s:group:default");
    }
    if (tagged() && spark.contains(v)) {
      json.writeString("kedro-airflow-k8s:group:pyspark");
    }
    json.writeEndArray();
    json.writeArrayFieldStart("inputs");
    for (int u : feeders.get(v)) {
      json.writeString("dataset_" + u);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    json.writeString("dataset_" + v);
    json.writeEndArray();
    json.writeObjectFieldStart("source");
    json.writeStringField("filepath", "src/large/nodes.py");
    json.writeNumberField("line_start", v + 1);
    json.writeNumberField("line_end", v + 1);
    json.writeEndObject();
    json.writeEndObject();
  }
}
