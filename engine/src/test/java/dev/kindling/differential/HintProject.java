package dev.kindling.differential;

import dev.kindling.facts.Node;
import dev.kindling.facts.Project;
import dev.kindling.facts.TypeHint;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Kedro project of random annotated modules, with a node for each of their functions. Two inputs
 * are bound to the parameters {@code a} and {@code b}, or {@code rest}.
 *
 * @param app its package
 */
record HintProject(String app, List<RandomHints.Item> items) {

  /** The names of what may be bound to an input, or be an output. */
  static final Set<String> BOUND = Set.of("a", "b", "rest", "return");

  private static final Set<String> FRAMES =
      Set.of("pyspark.sql.dataframe.DataFrame", "pyspark.pandas.frame.DataFrame");

  /**
   * What is read of a function.
   *
   * @param mentioning the parameters, {@code return} among them, that mention a Spark DataFrame
   * @param texts the annotations by parameter
   */
  record Reading(String function, Set<String> mentioning, Map<String, String> texts) {}

  /** Its functions, as {@code m0.f0_1}. */
  List<String> functions() {
    return items.stream()
        .filter(item -> !item.function().isEmpty())
        .map(item -> "m" + item.module() + "." + item.function())
        .toList();
  }

  /**
   * Reads it.
   *
   * @throws AssertionError where a part is unread
   */
  List<Reading> read(Path root) {
    Project project = OpenProject.at(root, ReadOptions.defaults()).facts();
    if (project.pipelines().isEmpty() || !project.unread().isEmpty()) {
      throw new AssertionError("unread: " + project.unread());
    }
    List<Reading> readings = new ArrayList<>();
    for (Node node : project.pipelines().get(0).nodes()) {
      Set<String> mentioning = new TreeSet<>();
      Map<String, String> texts = new TreeMap<>();
      for (TypeHint hint : node.hints()) {
        texts.put(hint.parameter(), hint.annotation());
        if (hint.types().stream().anyMatch(FRAMES::contains)) {
          mentioning.add(hint.parameter());
        }
      }
      readings.add(new Reading(node.name(), mentioning, texts));
    }
    return readings;
  }

  void write(Path root) throws IOException {
    Files.createDirectories(root.resolve("conf/base"));
    Files.createDirectories(root.resolve("conf/local"));
    Files.writeString(
        root.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = '%s'\nproject_name = 'App'\nkedro_init_version = '0.19.15'\n"
            .formatted(app));
    Files.writeString(root.resolve("conf/base/catalog.yml"), "{}");
    Path modules = root.resolve("src").resolve(app);
    writeModules(modules);
    Files.writeString(modules.resolve("settings.py"), "");
    StringBuilder registry =
        new StringBuilder(
            "from kedro.pipeline import node, pipeline\nfrom %s import m0, m1, m2\n\n\ndef register_pipelines():\n    return {'__default__': pipeline([\n"
                .formatted(app));
    for (String function : functions()) {
      String slug = function.replace('.', '_');
      registry.append(
          "        node(%s, ['a_%s', 'b_%s'], 'out_%s', name='%s'),\n"
              .formatted(function, slug, slug, slug, function));
    }
    Files.writeString(
        modules.resolve("pipeline_registry.py"), registry.append("    ])}\n").toString());
  }

  /** The modules alone; the second is a package. */
  void writeModules(Path into) throws IOException {
    Files.createDirectories(into.resolve("m1"));
    Files.writeString(into.resolve("__init__.py"), "");
    for (int module = 0; module < 3; module++) {
      int at = module;
      Files.writeString(
          into.resolve(module == 1 ? "m1/__init__.py" : "m" + module + ".py"),
          items.stream()
              .filter(item -> item.module() == at)
              .map(RandomHints.Item::text)
              .collect(Collectors.joining("\n")));
    }
  }
}
