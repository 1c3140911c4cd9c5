package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  @TempDir private Path folder;

  private final ObjectMapper json = new ObjectMapper();
  private BufferedWriter to;
  private BufferedReader from;
  private int made;
  private int compared;
  private int without;
  private final Map<String, Integer> refused = new TreeMap<>();

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
      for (long i = 0;
          i < PROGRAMS && differences.size() < Integer.getInteger("kindling.hints.differences", 5);
          i++) {
        List<RandomHints.Item> items = RandomHints.of(SEED * 1_000_003 + i, minor, false, "app");
        String difference = difference(items);
        if (!difference.isEmpty()) {
          List<RandomHints.Item> small = smaller(items);
          differences.add(
              "program %d: %s%nsmall: %s%n%s"
                  .formatted(i, difference, difference(small), shown(small)));
        }
      }
      System.out.printf(
          "hints: Python 3.%d, seed %d, %d annotations compared, %d functions unresolved by Python, %d programs refused by it %s%n",
          minor,
          SEED,
          compared,
          without,
          refused.values().stream().mapToInt(n -> n).sum(),
          refused);
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
    HintProject program = new HintProject("app", items);
    program.write(root);
    Map<String, Object> order =
        Map.of(
            "folder", root.resolve("src").toString(),
            "modules", List.of("m0", "m1", "m2"),
            "functions", program.functions());
    to.write(json.writeValueAsString(order));
    to.newLine();
    to.flush();
    JsonNode python = json.readTree(from.readLine());
    if (python.has("error")) {
      refused.merge(python.get("error").asText().replaceAll("[0-9]+", "0"), 1, Integer::sum);
      return "";
    }
    for (HintProject.Reading reading : program.read(root)) {
      JsonNode said = python.get(reading.function());
      if (said == null || said.isNull()) {
        without++;
        continue;
      }
      Set<String> mentioning = new TreeSet<>();
      said.properties()
          .forEach(
              field -> {
                compared++;
                if (field.getValue().asBoolean() && HintProject.BOUND.contains(field.getKey())) {
                  mentioning.add(field.getKey());
                }
              });
      if (!reading.mentioning().equals(mentioning)) {
        return "%s: Python says %s, read is %s of %s"
            .formatted(reading.function(), mentioning, reading.mentioning(), reading.texts());
      }
    }
    return "";
  }
}
