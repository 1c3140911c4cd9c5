package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred files that say the same in another order, nodes, tags, datasets and fields of each,
 * give the same bytes of every format. A file is one line and begins alike, since evidence quotes
 * where a line begins.
 */
class ShuffledInputTest {

  private static final int NODES = 60;
  private static final String START = "{\"comment\": \"" + "the same in every file, ".repeat(10);

  @TempDir private Path folder;

  @Test
  void a_hundred_runs_of_one_plan_give_the_same_bytes() throws IOException {
    List<String> formats = List.of("json", "text", "yaml", "mermaid", "dot", "sarif", "junit");
    List<String> first = List.of();
    for (int seed = 0; seed < 100; seed++) {
      Path snapshot = folder.resolve("snapshot.json");
      Files.writeString(snapshot, snapshot(new Random(seed)));
      List<String> outputs = new ArrayList<>();
      for (String format : seed < 10 ? formats : formats.subList(0, 1)) {
        Path out = folder.resolve("plan." + format);
        Run run = Run.of("plan", snapshot, "--format", format, "-o", out);
        outputs.add(run.code() + " " + run.err() + Files.readString(out));
      }
      if (seed == 0) {
        first = outputs;
        assertThat(first.get(0)).contains("\"pins\"", "\"pyspark\"", "sandwich", "memory-boundary");
      }
      assertThat(outputs).as("seed " + seed).isEqualTo(first.subList(0, outputs.size()));
    }
  }

  /** The shape is fixed, the order is drawn. */
  private static String snapshot(Random order) {
    Random shape = new Random(7);
    List<String> nodes = new ArrayList<>();
    List<String> datasets = new ArrayList<>();
    for (int v = 0; v < NODES; v++) {
      List<String> inputs = new ArrayList<>(List.of("\"params:rate\""));
      for (int i = 0; v > 0 && i < 2; i++) {
        inputs.add("\"data_" + Math.max(0, v - 1 - shape.nextInt(8)) + "\"");
      }
      List<String> tags = new ArrayList<>(List.of("\"daily\"", "\"team-" + v % 3 + "\""));
      if (v % 13 == 5) {
        tags.add("\"kedro-airflow-k8s:group:default\"");
      } else if (v % 7 == 3) {
        tags.add("\"kedro-airflow-k8s:group:pyspark\"");
      }
      nodes.add(
          object(
              order,
              "\"name\": \"node_" + v + "\"",
              "\"tags\": " + list(order, tags),
              "\"inputs\": [" + String.join(", ", inputs) + "]",
              "\"outputs\": [\"data_" + v + "\"]"));
      if (v % 5 != 1) {
        String type = shape.nextInt(5) == 0 ? "spark.SparkDataset" : "pandas.ParquetDataset";
        datasets.add(
            "\"data_" + v + "\": " + object(order, "\"type\": \"" + type + "\"", "\"a\": 1"));
      }
    }
    Collections.shuffle(datasets, order);
    String pipeline = "{\"name\": \"__default__\", \"nodes\": " + list(order, nodes) + "}";
    List<String> rest =
        shuffled(
            order,
            "\"pipelines\": [" + pipeline + "]",
            "\"datasets\": {" + String.join(", ", datasets) + "}",
            "\"metadata\": " + object(order, "\"project_name\": \"Shuffled\"", "\"env\": \"e\""));
    return START + "\", " + String.join(", ", rest) + "}";
  }

  private static String object(Random order, String... fields) {
    return "{" + String.join(", ", shuffled(order, fields)) + "}";
  }

  private static String list(Random order, List<String> elements) {
    return "[" + String.join(", ", shuffled(order, elements.toArray(String[]::new))) + "]";
  }

  private static List<String> shuffled(Random order, String... elements) {
    List<String> all = new ArrayList<>(List.of(elements));
    Collections.shuffle(all, order);
    return all;
  }
}
