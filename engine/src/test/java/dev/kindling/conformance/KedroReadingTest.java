package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is read without running anything is what Kedro itself says: on every fixture and on random
 * projects, field by field, for each line of Kedro's versions. {@code -Dkindling.seed=N} makes one
 * random project again and keeps it below {@code target/}.
 */
@Tag("kedro")
class KedroReadingTest {

  /** {@code -Dkindling.projects=N} takes fewer, or more. */
  private static final int PROJECTS = Integer.getInteger("kindling.projects", 300);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0.17.7, '3.8,3.7'",
    "0.18.14, '3.11,3.10,3.9,3.8'",
    "0.19.15, '3.11,3.12,3.13,3.10,3.9'",
    "1.5.0, '3.11,3.12,3.13,3.10'",
    "1.7.0, '3.11,3.12,3.13,3.10'"
  })
  void static_and_live_readings_are_equal(String version, String pythons) throws IOException {
    Python kedro = kedro(version, List.of(pythons.split(",")));
    Map<Path, String> projects = new LinkedHashMap<>();
    for (Path fixture : fixtures(version)) {
      projects.put(fixture, "fixture " + fixture.getFileName());
    }
    int fixtures = projects.size();
    for (long seed = first(); seed < last(); seed++) {
      Path root = place().resolve(version).resolve("seed-" + seed);
      new RandomProject(seed, version).write(root);
      projects.put(root, "seed " + seed);
    }
    Map<Path, Path> answers = ask(kedro, List.copyOf(projects.keySet()));

    Map<String, String> wanted = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    List<String> refused = new ArrayList<>();
    projects.forEach(
        (root, name) -> {
          String live = live(answers.get(root));
          if (live.startsWith("refused")) {
            refused.add(name + " " + live);
          } else {
            wanted.put(name, live);
            found.put(name, read(root));
          }
        });

    List<String> differences = new ArrayList<>();
    wanted.forEach((name, live) -> difference(name, live, found.get(name), differences));
    SoftAssertions checks = new SoftAssertions();
    checks.assertThat(differences).as("Kedro %s, of %d projects", version, wanted.size()).isEmpty();
    if (System.getProperty("kindling.seed") == null) {
      checks
          .assertThat(wanted.size() - fixtures)
          .as("refused: %n%s", String.join("\n", refused))
          .isGreaterThanOrEqualTo(PROJECTS);
    }
    checks.assertAll();
  }

  /** The first line in which two readings differ. */
  private static void difference(String name, String live, String read, List<String> differences) {
    List<String> left = live.lines().toList();
    List<String> right = read.lines().toList();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String said = i < left.size() ? left.get(i) : "nothing";
      String made = i < right.size() ? right.get(i) : "nothing";
      if (!said.equals(made)) {
        differences.add("%n%s: Kedro says%n  %s%n  but read was%n  %s".formatted(name, said, made));
        return;
      }
    }
  }

  private static long first() {
    return Long.getLong("kindling.seed", 1);
  }

  /** Some are refused by Kedro; enough are made that the rest suffices. */
  private static long last() {
    Long seed = Long.getLong("kindling.seed");
    return seed == null ? 1 + PROJECTS * 5L / 3 : seed + 1;
  }

  private Path place() {
    return System.getProperty("kindling.seed") == null
        ? folder
        : Path.of("target", "random-projects").toAbsolutePath();
  }

  /** Kedro by the first of those Pythons that this machine has. */
  static Python kedro(String version, List<String> pythons) throws IOException {
    for (String python : pythons) {
      for (String interpreter : interpreters(python)) {
        if (answers(interpreter)) {
          return Python.by(interpreter, "reading-" + version, "kedro==" + version, "setuptools<70");
        }
      }
    }
    return abort(
        "Kedro " + version + " needs Python " + String.join(" or ", pythons) + ", none is here");
  }

  /** By name, and as pyenv keeps them. */
  private static List<String> interpreters(String python) throws IOException {
    List<String> interpreters = new ArrayList<>(List.of("python" + python));
    Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    if (Files.isDirectory(pyenv)) {
      try (Stream<Path> versions = Files.list(pyenv)) {
        versions
            .filter(folder -> folder.getFileName().toString().startsWith(python + "."))
            .sorted()
            .forEach(folder -> interpreters.add(folder.resolve("bin/python").toString()));
      }
    }
    return interpreters;
  }

  private static boolean answers(String interpreter) {
    try {
      return Python.run(Path.of("."), Map.of(), List.of(interpreter, "--version")).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> fixtures(String version) throws IOException {
    String line = version.substring(0, version.lastIndexOf('.'));
    try (Stream<Path> folders = Files.list(Path.of("..", "fixtures"))) {
      List<Path> matching = new ArrayList<>();
      for (Path fixture : folders.sorted().toList()) {
        Path marker = fixture.resolve("pyproject.toml");
        if (Files.exists(marker)
            && Files.readString(marker).contains("version = \"" + line + ".")
            && !fixture.endsWith("broken")) {
          matching.add(fixture.toRealPath());
        }
      }
      return matching;
    }
  }

  private Map<Path, Path> ask(Python kedro, List<Path> projects) throws IOException {
    Path script = resource(OpenProject.class, "live.py");
    Path forks = resource(KedroReadingTest.class, "forks.py");
    Map<Path, Path> answers = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (Path project : projects) {
      Path answer = folder.resolve("answer-" + answers.size() + ".json");
      answers.put(project, answer);
      lines.add(project + "\t" + answer + "\tlocal");
    }
    Path list = Files.write(folder.resolve("projects.tsv"), lines);
    Python.Outcome outcome =
        kedro.run(
            folder,
            Map.of("PYTHONHASHSEED", "0"),
            "-B",
            forks.toString(),
            script.toString(),
            list.toString());
    assertThat(outcome.code()).as(outcome.output()).isZero();
    return answers;
  }

  private Path resource(Class<?> owner, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream source = owner.getResourceAsStream(name)) {
      Files.copy(source, file);
    }
    return file;
  }

  private static String live(Path answer) {
    try {
      String text = Files.readString(answer);
      if (text.startsWith("{\"error\"")) {
        return "refused: " + text;
      }
      Project project = OpenProject.at(answer, ReadOptions.defaults()).facts();
      return project.unread().isEmpty() ? ProjectText.of(project) : "refused: " + project.unread();
    } catch (IOException e) {
      return "refused: no answer";
    }
  }

  private static String read(Path root) {
    try {
      Project project =
          OpenProject.at(root, ReadOptions.defaults().withEnv("local").withEnvironment(Map.of()))
              .facts();
      List<Unread> unread = project.unread();
      return ProjectText.of(project) + (unread.isEmpty() ? "" : "unread " + unread);
    } catch (InvalidInput e) {
      return e.origin() + ": " + e.getMessage();
    }
  }
}
