package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.Node;
import dev.kindling.facts.Project;
import dev.kindling.facts.TypeHint;
import dev.kindling.project.OpenProject;
import dev.kindling.project.ReadOptions;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether an annotation mentions a Spark DataFrame is what Python's {@code typing.get_type_hints}
 * says, over random modules. {@code -Dkindling.hints.programs=N}, {@code -Dkindling.hints.seed=N}
 * and {@code -Dkindling.hints.python=PYTHON} try others; from Python 3.12 on the new syntax takes
 * part.
 */
class HintsTest {

  private static final int PROGRAMS = Integer.getInteger("kindling.hints.programs", 150);
  private static final long SEED = Long.getLong("kindling.hints.seed", 1);
  private static final String PYTHON = System.getProperty("kindling.hints.python", "python3");
  private static final Set<String> FRAMES =
      Set.of("pyspark.sql.dataframe.DataFrame", "pyspark.pandas.frame.DataFrame");

  @TempDir private Path folder;

  private final ObjectMapper json = new ObjectMapper();
  private BufferedWriter to;
  private BufferedReader from;
  private int made;
  private int compared;
  private int without;
  private int broken;
  private final Map<String, Integer> errors = new TreeMap<>();

  @Test
  void a_frame_is_mentioned_where_python_finds_one() throws IOException {
    Path script = folder.resolve("hints_worker.py");
    try (InputStream source = HintsTest.class.getResourceAsStream("hints_worker.py")) {
      Files.write(script, source.readAllBytes());
    }
    Process python =
        new ProcessBuilder(PYTHON, script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      to = python.outputWriter(StandardCharsets.UTF_8);
      from = python.inputReader(StandardCharsets.UTF_8);
      int minor = json.readTree(from.readLine()).get("version").get(1).asInt();
      List<String> differences = new ArrayList<>();
      for (long i = 0; i < PROGRAMS && differences.size() < Integer.getInteger("kindling.hints.differences", 5); i++) {
        List<RandomHints.Item> items = RandomHints.of(SEED * 1_000_003 + i, minor, false, "app");
        String difference = difference(items);
        if (!difference.isEmpty()) {
          List<RandomHints.Item> small = smaller(items);
          differences.add("program %d: %s%nsmall: %s%n%s".formatted(i, difference, difference(small), shown(small)));
        }
      }
      System.out.printf(
          "hints: Python 3.%d, seed %d, %d annotations compared, %d functions unresolved by Python, %d programs refused by it %s%n",
          minor, SEED, compared, without, broken, errors);
      assertThat(differences).as("seed " + SEED).isEmpty();
      assertThat(compared).isGreaterThan(PROGRAMS * 5);
    } finally {
      python.destroy();
    }
  }

  /** Leaves out what the difference does not need. */
  private List<RandomHints.Item> smaller(List<RandomHints.Item> items) throws IOException {
    List<RandomHints.Item> small = new ArrayList<>(items);
    for (int i = small.size() - 1; i >= 0; i--) {
      RandomHints.Item left = small.remove(i);
      if (difference(small).isEmpty()) {
        small.add(i, left);
      }
    }
    return small;
  }

  private static String shown(List<RandomHints.Item> items) {
    return items.stream()
        .filter(item -> !item.text().contains("import typing as t"))
        .map(item -> "# m" + item.module() + "\n" + item.text())
        .collect(Collectors.joining());
  }

  /** The first function of which the two say different things; empty where there is none. */
  private String difference(List<RandomHints.Item> items) throws IOException {
    Path root = folder.resolve("p" + made++);
    List<String> functions =
        items.stream()
            .filter(item -> !item.function().isEmpty())
            .map(item -> "m" + item.module() + "." + item.function())
            .toList();
    write(root, items, functions);
    Map<String, Object> order =
        Map.of(
            "folder", root.resolve("src").toString(),
            "modules", List.of("m0", "m1", "m2"),
            "functions", functions);
    to.write(json.writeValueAsString(order));
    to.newLine();
    to.flush();
    JsonNode python = json.readTree(from.readLine());
    if (python.has("error")) {
      broken++;
      errors.merge(python.get("error").asText().replaceAll("[0-9]+", "0"), 1, Integer::sum);
      return "";
    }
    Project project = OpenProject.at(root, ReadOptions.defaults()).facts();
    if (project.pipelines().isEmpty() || !project.unread().isEmpty()) {
      return "unread: " + project.unread();
    }
    for (Node node : project.pipelines().get(0).nodes()) {
      JsonNode said = python.get(node.name());
      if (said == null || said.isNull()) {
        without++;
        continue;
      }
      Set<String> mentioning = new TreeSet<>();
      said.properties()
          .forEach(
              field -> {
                compared++;
                if (field.getValue().asBoolean() && bound(node, field.getKey())) {
                  mentioning.add(field.getKey());
                }
              });
      Set<String> read = new TreeSet<>();
      Map<String, String> texts = new TreeMap<>();
      for (TypeHint hint : node.hints()) {
        texts.put(hint.parameter(), hint.annotation());
        if (hint.types().stream().anyMatch(FRAMES::contains)) {
          read.add(hint.parameter());
        }
      }
      if (!read.equals(mentioning)) {
        return node.name() + ": Python says " + mentioning + ", read is " + read + " of " + texts;
      }
    }
    return "";
  }

  private static boolean bound(Node node, String parameter) {
    return Set.of("a", "b", "rest").contains(parameter)
        || parameter.equals("return") && !node.function().isEmpty();
  }

  private static void write(Path root, List<RandomHints.Item> items, List<String> functions)
      throws IOException {
    Path app = Files.createDirectories(root.resolve("src/app"));
    Files.createDirectories(root.resolve("conf/base"));
    Files.createDirectories(root.resolve("conf/local"));
    Files.writeString(
        root.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = 'app'\nproject_name = 'App'\nkedro_init_version = '0.19.15'\n");
    Files.writeString(app.resolve("__init__.py"), "");
    Files.writeString(app.resolve("settings.py"), "");
    Files.writeString(root.resolve("conf/base/catalog.yml"), "{}");
    for (int module = 0; module < 3; module++) {
      int at = module;
      Files.writeString(
          module == 1
              ? Files.createDirectory(app.resolve("m1")).resolve("__init__.py")
              : app.resolve("m" + module + ".py"),
          items.stream()
              .filter(item -> item.module() == at)
              .map(RandomHints.Item::text)
              .collect(Collectors.joining("\n")));
    }
    StringBuilder registry =
        new StringBuilder(
            "from kedro.pipeline import node, pipeline\nfrom app import m0, m1, m2\n\n\ndef register_pipelines():\n    return {'__default__': pipeline([\n");
    for (String function : functions) {
      String slug = function.replace('.', '_');
      registry.append(
          "        node(%s, ['a_%s', 'b_%s'], 'out_%s', name='%s'),\n"
              .formatted(function, slug, slug, slug, function));
    }
    Files.writeString(app.resolve("pipeline_registry.py"), registry.append("    ])}\n").toString());
  }
}
