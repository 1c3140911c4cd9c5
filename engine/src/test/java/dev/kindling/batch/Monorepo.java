package dev.kindling.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes a repository of many small Kedro projects, each a chain of nodes with some datasets on
 * Spark, and knows what a right plan of each is. Also a program of its own, for trying things out:
 *
 * <pre>mvn -q test-compile
 * java -cp engine/target/test-classes dev.kindling.batch.Monorepo 2000 DIR [broken]</pre>
 */
public final class Monorepo {

  /** What a plan of the project must say. */
  public record Expected(int nodes, int spark, int absorbed, int groups) {}

  private final Path root;
  private final Random random;
  private final TreeMap<String, Expected> expected = new TreeMap<>();

  private Monorepo(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  /** Makes {@code count} sound projects below the root; the same seed makes the same. */
  public static Monorepo of(Path root, int count, long seed) throws IOException {
    Monorepo repo = new Monorepo(root, seed);
    for (int i = 0; i < count; i++) {
      repo.sound(String.format(Locale.ROOT, "team-%02d/project-%04d", i % 20, i));
    }
    return repo;
  }

  public Path root() {
    return root;
  }

  /** The right plan of each sound project, by its path below the root. */
  public TreeMap<String, Expected> expected() {
    return expected;
  }

  /** A chain of nodes that reads and writes Spark datasets here and there. */
  private void sound(String name) throws IOException {
    int nodes = 3 + random.nextInt(10);
    boolean[] onSpark = new boolean[nodes];
    List<String> catalog = new ArrayList<>();
    for (int i = 0; i <= nodes; i++) {
      // d0 is read by the first node; d(i+1) is what node i writes and node i+1 reads.
      boolean spark = random.nextInt(6) == 0;
      catalog.add(
          "d"
              + i
              + (spark
                  ? ":\n  type: spark.SparkDataset\n  filepath: data/d" + i + "\n"
                  : ":\n  type: pandas.CSVDataset\n  filepath: data/d" + i + ".csv\n"));
      if (spark && i < nodes) {
        onSpark[i] = true;
      }
      if (spark && i > 0) {
        onSpark[i - 1] = true;
      }
    }
    // A node that also reads what the node before the last one wrote closes a sandwich around the
    // last.
    boolean[] reachesBack = new boolean[nodes];
    int absorbed = 0;
    for (int i = 2; i < nodes; i++) {
      if (onSpark[i - 2] && !onSpark[i - 1] && onSpark[i] && random.nextBoolean()) {
        reachesBack[i] = true;
        onSpark[i - 1] = true;
        absorbed++;
      }
    }
    expected.put(name, expected(onSpark, absorbed));
    project(name, String.join("\n", catalog), pipeline(reachesBack), "0.19.15");
  }

  private static Expected expected(boolean[] onSpark, int absorbed) {
    int spark = 0;
    int groups = 0;
    for (int i = 0; i < onSpark.length; i++) {
      spark += onSpark[i] ? 1 : 0;
      groups += onSpark[i] && (i == 0 || !onSpark[i - 1]) ? 1 : 0;
    }
    return new Expected(onSpark.length, spark, absorbed, groups);
  }

  /** A chain of as many nodes, some of which also read what the node before the last one wrote. */
  static String pipeline(boolean... reachesBack) {
    StringBuilder text = new StringBuilder();
    text.append("from kedro.pipeline import Pipeline, node\n\n");
    text.append("from .nodes import work\n\n\n");
    text.append("def create_pipeline(**kwargs):\n    return Pipeline(\n        [\n");
    for (int i = 0; i < reachesBack.length; i++) {
      String inputs = reachesBack[i] ? "[\"d" + (i - 1) + "\", \"d" + i + "\"]" : "\"d" + i + "\"";
      text.append(
          String.format(
              Locale.ROOT,
              "            node(work, %s, \"d%d\", name=\"n%02d\"),\n",
              inputs,
              i + 1,
              i));
    }
    return text + "        ]\n    )\n";
  }

  /** Writes a project; each part may be anything, broken parts included. */
  Path project(String name, String catalog, String pipeline, String kedro) throws IOException {
    Path project = root.resolve(name);
    write(
        project.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \""
            + name
            + "\"\nkedro_init_version = \""
            + kedro
            + "\"\n");
    write(project.resolve("conf/base/catalog.yml"), catalog);
    write(project.resolve("conf/local/.gitkeep"), "");
    write(project.resolve("src/shop/__init__.py"), "");
    write(project.resolve("src/shop/settings.py"), "");
    write(
        project.resolve("src/shop/pipeline_registry.py"),
        "from kedro.framework.project import find_pipelines\n\n\n"
            + "def register_pipelines():\n"
            + "    pipelines = find_pipelines()\n"
            + "    pipelines[\"__default__\"] = sum(pipelines.values())\n"
            + "    return pipelines\n");
    write(project.resolve("src/shop/pipelines/__init__.py"), "");
    write(
        project.resolve("src/shop/pipelines/main/__init__.py"),
        "from .pipeline import create_pipeline  # noqa: F401\n");
    write(project.resolve("src/shop/pipelines/main/pipeline.py"), pipeline);
    write(
        project.resolve("src/shop/pipelines/main/nodes.py"),
        "def work(*data):\n    return data[-1]\n");
    return project;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void main(String[] args) throws IOException {
    Monorepo repo = of(Path.of(args[1]), Integer.parseInt(args[0]), 1);
    if (args.length > 2 && args[2].equals("broken")) {
      BrokenProjects.addTo(repo);
    }
  }
}
