package dev.kindling.cli;

import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.files.FileCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of its plan; what it does not mention is not compared.
 *
 * @param project the project or snapshot that is planned, relative to the case; null for the case
 *     itself
 * @param pipeline null for the default one
 * @param pyspark the nodes that run on Spark: these and no others
 * @param pinned the nodes that a pin keeps off Spark: these and no others
 * @param because codes of the rules behind a node's verdict, by node
 * @param tasks the nodes of each task, as a list shows them
 * @param findings code, node and dataset of each finding, with blanks between
 */
record Expectation(
    @Nullable String project,
    @Nullable String pipeline,
    @Nullable List<String> pyspark,
    @Nullable List<String> pinned,
    Map<String, List<String>> because,
    @Nullable List<String> tasks,
    @Nullable List<String> findings) {

  private static final List<String> KEYS =
      List.of("because", "findings", "pinned", "pipeline", "pyspark", "tasks");

  static Expectation read(Path file, FileCache files) {
    String name = file.toString().replace('\\', '/');
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(new Origin(name, 0, ""), "there is no such case");
    }
    YamlMapping whole = mapping(YamlFile.read(file, name, YamlFlavour.OMEGACONF, files));
    YamlValue expect = whole.get("expect");
    if (expect == null) {
      throw new InvalidInput(
          new Origin(name, 1, ""),
          "the case expects nothing; add `expect:` with one of " + String.join(", ", KEYS));
    }
    YamlMapping values = mapping(expect);
    for (Map.Entry<String, YamlMapping.Entry> entry : values.entries().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new InvalidInput(
            entry.getValue().key(),
            "a case cannot expect `%s`.%s It may be %s"
                .formatted(
                    entry.getKey(), Spelling.hint(entry.getKey(), KEYS), String.join(", ", KEYS)));
      }
    }
    return new Expectation(
        whole.text("project"),
        values.text("pipeline"),
        texts(values.get("pyspark")),
        texts(values.get("pinned")),
        because(values.get("because")),
        tasks(values.get("tasks")),
        texts(values.get("findings")));
  }

  private static Map<String, List<String>> because(@Nullable YamlValue value) {
    Map<String, List<String>> because = new LinkedHashMap<>();
    if (value != null) {
      mapping(value).entries().forEach((node, entry) -> because.put(node, items(entry.value())));
    }
    return because;
  }

  private static @Nullable List<String> tasks(@Nullable YamlValue value) {
    return value == null
        ? null
        : sequence(value).items().stream().map(Expectation::items).map(String::valueOf).toList();
  }

  private static @Nullable List<String> texts(@Nullable YamlValue value) {
    return value == null ? null : items(value);
  }

  private static List<String> items(YamlValue value) {
    return sequence(value).items().stream().map(Expectation::text).toList();
  }

  private static String text(YamlValue value) {
    if (value instanceof YamlScalar scalar) {
      return scalar.text();
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but a text is wanted");
  }

  private static YamlSequence sequence(YamlValue value) {
    if (value instanceof YamlSequence sequence) {
      return sequence;
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but a list is wanted");
  }

  private static YamlMapping mapping(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return mapping;
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but `key: value` lines are wanted");
  }
}
