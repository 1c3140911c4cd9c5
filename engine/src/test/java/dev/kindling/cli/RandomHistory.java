package dev.kindling.cli;

import dev.kindling.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A repository whose commits change a small project at random: tags, catalog types and nodes come
 * and go, the code is broken and mended, the folder is removed and put back, branches are merged,
 * and some commits touch nothing of it.
 */
final class RandomHistory {

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final String SPARK_TAG = "kedro-airflow-k8s.group.pyspark";
  private static final String PIN_TAG = "kedro-airflow-k8s.group.default";

  /** Refused by Kedro, no Python at all, a node whose output nobody knows, no mark of Kedro's. */
  private static final List<String> BROKEN = List.of("refused", "syntax", "unknown", "unmarked");

  private final Random random;
  private final Path repository;
  private final Path project;

  /** The nodes in a chain by name, each with its tag; an empty one is none. */
  private final Map<String, String> nodes = new TreeMap<>(Map.of("a", "", "b", "", "c", ""));

  /** Datasets that the catalog has as Spark's. */
  private final Map<String, Boolean> spark = new TreeMap<>();

  private String broken = "";
  private int serial;

  private RandomHistory(Path repository, long seed) {
    this.random = new Random(seed);
    this.repository = repository;
    this.project = repository.resolve("teams/shop");
  }

  /** Makes the repository and gives the project's folder, which is there in the end. */
  static Path make(Path repository, int commits, long seed) throws Exception {
    Files.createDirectories(repository);
    RandomHistory history = new RandomHistory(repository, seed);
    history.run(commits);
    return history.project;
  }

  private void run(int commits) throws Exception {
    Git.run(repository, "init", "-q", "-b", "main");
    for (int i = 0; i < commits; i++) {
      step();
      commit();
    }
    broken = "";
    write();
    commit();
    if (random.nextInt(3) == 0) {
      // Not committed yet.
      change();
      write();
    }
  }

  private void step() throws Exception {
    switch (random.nextInt(9)) {
      case 0 -> Files.writeString(repository.resolve("NEWS"), "change " + serial);
      case 1 -> {
        Files.createDirectories(project);
        Files.writeString(project.resolve("README.md"), "change " + serial);
      }
      case 2 -> Git.run(repository, "rm", "-rfq", "--ignore-unmatch", "teams");
      case 3 -> merge();
      case 4 -> {
        broken = broken.isEmpty() ? BROKEN.get(random.nextInt(BROKEN.size())) : "";
        write();
      }
      default -> {
        change();
        write();
      }
    }
  }

  private void merge() throws Exception {
    commit();
    Git.run(repository, "checkout", "-q", "-b", "side" + serial);
    change();
    write();
    commit();
    change();
    write();
    commit();
    Git.run(repository, "checkout", "-q", "main");
    Files.writeString(repository.resolve("NEWS"), "beside " + serial);
    commit();
    Git.run(repository, "merge", "-q", "--no-ff", "-m", "Merge " + serial, "side" + (serial - 3));
  }

  private void commit() throws Exception {
    serial++;
    Git.run(repository, "add", "-A");
    Git.run(repository, "commit", "-q", "--allow-empty", "-m", "Commit " + serial);
  }

  private void change() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(4)) {
      case 0 -> spark.merge(name, true, (was, now) -> !was);
      case 1 -> {
        if (nodes.remove(name) == null) {
          nodes.put(name, "");
        }
      }
      case 2 -> nodes.replace(name, nodes.getOrDefault(name, "").isEmpty() ? PIN_TAG : "");
      default -> nodes.replace(name, nodes.getOrDefault(name, "").isEmpty() ? SPARK_TAG : "");
    }
  }

  private void write() throws IOException {
    Files.createDirectories(project.resolve("src/shop"));
    Files.createDirectories(project.resolve("conf/base"));
    Files.createDirectories(project.resolve("conf/local"));
    Files.writeString(
        project.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\n"
            + "kedro_init_version = \"0.19.15\"\n");
    if (broken.equals("unmarked")) {
      Files.delete(project.resolve("pyproject.toml"));
    }
    Files.writeString(project.resolve("src/shop/__init__.py"), "");
    Files.writeString(project.resolve("src/shop/pipeline_registry.py"), registry());
    StringBuilder catalog = new StringBuilder("x_raw: {type: pandas.CSVDataset, filepath: raw}\n");
    spark.forEach(
        (name, is) -> {
          if (is) {
            catalog.append("x_").append(name).append(": {type: spark.SparkDataset, filepath: s}\n");
          }
        });
    Files.writeString(project.resolve("conf/base/catalog.yml"), catalog.toString());
  }

  private String registry() {
    List<String> lines = new ArrayList<>();
    lines.add("import time");
    lines.add("from kedro.pipeline import node, pipeline");
    lines.add("");
    lines.add("def work(data):");
    lines.add("    return data");
    lines.add("");
    lines.add("def register_pipelines():");
    lines.add("    nodes = []");
    String input = "x_raw";
    for (Map.Entry<String, String> each : nodes.entrySet()) {
      String output = "x_" + each.getKey();
      String tags = each.getValue().isEmpty() ? "" : ", tags=[\"" + each.getValue() + "\"]";
      lines.add(
          "    nodes.append(node(work, \"%s\", \"%s\", name=\"%s\"%s))"
              .formatted(input, output, each.getKey(), tags));
      input = output;
    }
    if (broken.equals("syntax")) {
      lines.add("    nodes.append(");
    } else if (broken.equals("refused")) {
      lines.add("    nodes.append(node(work, \"x_raw\", \"x_raw\", name=\"circle\"))");
    } else if (broken.equals("unknown")) {
      lines.add("    nodes.append(node(work, \"x_raw\", str(time.time()), name=\"unknown\"))");
    }
    lines.add("    return {\"__default__\": pipeline(nodes)}");
    return String.join("\n", lines) + "\n";
  }
}
