package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random catalogs are read as Kedro's own loader and resolver read them, dataset by dataset, or
 * what is not is named; never otherwise. Kedro is asked twice, with two hash seeds: what changes
 * must be named too. {@code -Dkindling.catalogs=N} takes another number, {@code -Dkindling.seed=N}
 * starts elsewhere.
 */
@Tag("kedro")
class CatalogOnKedroTest {

  private static final int CATALOGS = Integer.getInteger("kindling.catalogs", 200);
  private static final long SEED = Long.getLong("kindling.seed", 1);

  private static final int MOST_TRIES = Integer.getInteger("kindling.tries", 200);

  @TempDir private Path folder;
  private int made;

  @ParameterizedTest
  @CsvSource({
    "catalog-1.7.0, 1.7.0, OMEGACONF, kedro==1.7.0 omegaconf==2.4.0 setuptools<70",
    "catalog-1.5.0, 1.5.0, OMEGACONF, kedro==1.5.0 omegaconf==2.3.0 PyYAML==6.0.3 setuptools<70",
    "catalog-0.19.15, 0.19.15, OMEGACONF, kedro==0.19.15 omegaconf==2.4.0 setuptools<70",
    "catalog-0.18.14, 0.18.14, OMEGACONF, kedro==0.18.14 omegaconf==2.4.0 setuptools<70",
    "catalog-0.18.14, 0.18.14, PLAIN, kedro==0.18.14 omegaconf==2.4.0 setuptools<70",
    "catalog-0.18.14, 0.18.14, TEMPLATED, kedro==0.18.14 omegaconf==2.4.0 setuptools<70",
    "reading-0.17.7, 0.17.7, PLAIN, ''",
    "reading-0.17.7, 0.17.7, TEMPLATED, ''"
  })
  void random_catalogs_are_read_as_kedro_reads_them(
      String name, String version, String loader, String packages) throws IOException {
    List<String> differences = new ArrayList<>();
    int equal = 0;
    int named = 0;
    Python python =
        packages.isEmpty()
            ? KedroReadingTest.kedro(version, List.of("3.8", "3.7"))
            : Python.with(name, packages.split(" "));
    try (Oracle one = new Oracle(python, 1);
        Oracle two = new Oracle(python, 2)) {
      Kedro kedro = new Kedro(version, loader, packages.contains("2.3.0"), one, two);
      for (long seed = SEED; seed < SEED + CATALOGS && differences.size() < 15; seed++) {
        RandomConfiguration configuration = new RandomConfiguration(seed, loader);
        Verdict verdict = compare(kedro, configuration);
        equal += verdict.equal();
        named += verdict.named();
        if (verdict.difference() != null) {
          RandomConfiguration small = smaller(kedro, configuration);
          differences.add(
              "seed %d: %s%n%s".formatted(seed, compare(kedro, small).difference(), small.files()));
        }
      }
    }
    assertThat(differences).as("Kedro %s, %s from seed %d", version, loader, SEED).isEmpty();
    System.out.printf(
        "Kedro %s, %s: %d datasets equal, %d named though Kedro reads them%n",
        version, loader, equal, named);
    assertThat(named).as("named though Kedro reads them").isLessThan(1 + equal / 20);
  }

  /** How Kedro is asked. */
  private record Kedro(String version, String loader, boolean pinned, Oracle one, Oracle two) {}

  /**
   * @param difference null where there is none
   */
  private record Verdict(String difference, int equal, int named) {}

  private Verdict compare(Kedro kedro, RandomConfiguration configuration) throws IOException {
    Path root = folder.resolve("p" + made++);
    try {
      configuration.write(root.resolve("conf"));
      new ConfiguredProject(kedro.version(), kedro.loader(), kedro.pinned(), configuration)
          .write(root);
      JsonNode answer = ask(kedro.one(), kedro, root, configuration);
      JsonNode again = ask(kedro.two(), kedro, root, configuration);
      Map<String, Dataset> datasets = new TreeMap<>();
      List<Unread> unread = new ArrayList<>();
      try {
        Project read =
            OpenProject.at(
                    root,
                    ReadOptions.defaults()
                        .withEnv("local")
                        .withParams(configuration.params())
                        .withEnvironment(Map.of()))
                .facts();
        datasets.putAll(read.datasets());
        unread.addAll(read.unread());
      } catch (InvalidInput e) {
        int lost =
            answer.has("answer") && answer.equals(again) ? RandomConfiguration.NAMES.size() : 0;
        return new Verdict(null, 0, lost);
      }
      if (!answer.has("answer") || !again.has("answer")) {
        String fault = (answer.has("fault") ? answer : again).get("fault").asText();
        return new Verdict(unread.isEmpty() ? "Kedro refuses it: " + fault : null, 0, 0);
      }
      return each(answer.get("answer"), again.get("answer"), datasets, unread);
    } finally {
      delete(root);
    }
  }

  private static Verdict each(
      JsonNode one, JsonNode two, Map<String, Dataset> datasets, List<Unread> unread) {
    int equal = 0;
    int named = 0;
    for (String name : RandomConfiguration.NAMES) {
      Dataset dataset = datasets.get(name);
      boolean told = unread.stream().anyMatch(u -> u.what().contains("`" + name + "`"));
      String found =
          dataset == null
              ? "null"
              : "{type: \"%s\", filepath: %s}".formatted(dataset.type(), dataset.filepath());
      String wanted = wanted(one.get(name));
      if (wanted.endsWith("filepath: ?}") && dataset != null) {
        // A number or a truth value: what is kept is the text of the file.
        found = "{type: \"%s\", filepath: ?}".formatted(dataset.type());
      }
      if (!one.get(name).equals(two.get(name))) {
        wanted = "changes with the hash seed";
      }
      if (told) {
        named += wanted.startsWith("{") || wanted.equals("null") ? 1 : 0;
      } else if (wanted.equals(found)
          || wanted.equals("untyped") && dataset != null && !dataset.resolved()) {
        equal++;
      } else if (unread.stream().noneMatch(CatalogOnKedroTest::isOfMany)) {
        return new Verdict(
            "`%s` is %s, but was read as %s (unread: %s)".formatted(name, wanted, found, unread),
            0,
            0);
      }
    }
    return new Verdict(null, equal, named);
  }

  /** A factory or a file that is not read may lack any name. */
  private static boolean isOfMany(Unread unread) {
    return unread.what().contains("factory") || unread.what().startsWith("the file ");
  }

  private static String wanted(JsonNode entry) {
    if (entry.isNull()) {
      return "null";
    }
    if (entry.has("fault")) {
      return "a fault: " + entry.get("fault").asText();
    }
    String type = entry.get("type").asText();
    String path = entry.get("filepath").asText();
    boolean text = path.startsWith("\"");
    return !type.startsWith("\"")
        ? "untyped"
        : "{type: %s, filepath: %s}"
            .formatted(
                "\"" + Oracle.text(type) + "\"",
                text
                    ? Oracle.text(path)
                    : path.startsWith("[") || path.startsWith("{") || path.equals("None")
                        ? "null"
                        : "?");
  }

  private static JsonNode ask(
      Oracle oracle, Kedro kedro, Path root, RandomConfiguration configuration) {
    ObjectNode question = Oracle.question();
    question.put("source", root.resolve("conf").toString());
    question.put("env", "local");
    question.put("loader", kedro.loader());
    ObjectNode params = question.putObject("params");
    configuration.params().forEach((key, value) -> params.set(key, number(value)));
    ObjectNode arguments = question.putObject("arguments");
    if (configuration.soft() && !kedro.version().startsWith("0.18")) {
      arguments.putObject("merge_strategy").put("catalog", "soft");
    }
    if (configuration.patterns()) {
      arguments.putObject("config_patterns").putArray("catalog").add("cat*").add("sub/**");
    }
    if (kedro.loader().equals("TEMPLATED")) {
      arguments.put("globals_pattern", "*globals.yml");
      if (configuration.dictionary()) {
        arguments.putObject("globals_dict").put("dict_only", "d").put("root", "from_dict");
      }
    }
    RandomConfiguration.NAMES.forEach(question.withArray("names")::add);
    return oracle.ask(question);
  }

  private static JsonNode number(String value) {
    var nodes = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
    return value.matches("\\d+")
        ? nodes.numberNode(Integer.parseInt(value))
        : value.matches("[\\d.]+")
            ? nodes.numberNode(Double.parseDouble(value))
            : nodes.textNode(value);
  }

  /** Fewer files, then fewer lines, as long as something differs. */
  private RandomConfiguration smaller(Kedro kedro, RandomConfiguration large) throws IOException {
    RandomConfiguration small = large;
    boolean shorter = true;
    int tries = 0;
    while (shorter) {
      shorter = false;
      for (String file : List.copyOf(small.files().keySet())) {
        List<String> lines = small.files().get(file).lines().toList();
        for (int at = -1; at < lines.size() && !shorter && tries++ < MOST_TRIES; at++) {
          Map<String, String> tried = new LinkedHashMap<>(small.files());
          if (at < 0) {
            tried.remove(file);
          } else {
            List<String> less = new ArrayList<>(lines);
            less.remove(at);
            tried.put(file, String.join("\n", less) + "\n");
          }
          RandomConfiguration next = small.with(tried);
          if (compare(kedro, next).difference() != null) {
            small = next;
            shorter = true;
          }
        }
      }
    }
    return small;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
