package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.conformance.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether an annotation mentions a Spark DataFrame is what mypy and pyright reveal, over random
 * modules, where the two agree. {@code -Dkindling.hints.programs=N}, {@code
 * -Dkindling.hints.seed=N} and {@code -Dkindling.hints.python=PYTHON} try others.
 */
@Tag("kedro")
class HintsOnCheckersTest {

  private static final int PROGRAMS = Integer.getInteger("kindling.hints.programs", 60);
  private static final long SEED = Long.getLong("kindling.hints.seed", 1);
  private static final String PYTHON = System.getProperty("kindling.hints.python", "python3");

  @TempDir private Path folder;

  private final ObjectMapper json = new ObjectMapper();
  private int compared;
  private int apart;
  private int open;

  @Test
  void a_frame_is_mentioned_where_type_checkers_find_one() throws IOException {
    Python checkers = Python.by(PYTHON, "checkers", "mypy==2.4.1", "basedpyright==1.40.2");
    int minor =
        Integer.parseInt(
            checkers
                .run(folder, Map.of(), "-c", "import sys; print(sys.version_info.minor)")
                .output()
                .strip());
    Map<String, HintProject> projects = new LinkedHashMap<>();
    List<String> functions = new ArrayList<>();
    Path checked = folder.resolve("checked");
    for (int i = 0; i < PROGRAMS; i++) {
      String app = "app" + i;
      HintProject project =
          new HintProject(app, RandomHints.of(SEED * 1_000_003 + i, minor, true, app));
      project.write(folder.resolve("projects").resolve(app));
      project.writeModules(checked.resolve(app));
      projects.put(app, project);
      project.functions().forEach(function -> functions.add(app + "." + function));
    }
    JsonNode said = said(checkers, checked, minor, functions);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, HintProject> entry : projects.entrySet()) {
      Path root = folder.resolve("projects").resolve(entry.getKey());
      for (HintProject.Reading reading : entry.getValue().read(root)) {
        compare(entry.getKey(), reading, said, differences);
      }
    }
    System.out.printf(
        "hints: Python 3.%d, seed %d, %d annotations compared, %d that the checkers see differently, %d that one does not know%n",
        minor, SEED, compared, apart, open);
    assertThat(differences).as("seed " + SEED).isEmpty();
    assertThat(compared).isGreaterThan(PROGRAMS * 10);
  }

  private void compare(
      String app, HintProject.Reading reading, JsonNode said, List<String> differences) {
    JsonNode mypy = said.path("mypy").path(app + "." + reading.function());
    JsonNode pyright = said.path("pyright").path(app + "." + reading.function());
    Set<String> parameters = new TreeSet<>();
    mypy.fieldNames().forEachRemaining(parameters::add);
    for (String parameter : parameters) {
      JsonNode one = mypy.path(parameter);
      JsonNode other = pyright.path(parameter);
      if (!HintProject.BOUND.contains(parameter)) {
        continue;
      } else if (!one.isBoolean() || !other.isBoolean()) {
        open++;
      } else if (one.asBoolean() != other.asBoolean()) {
        apart++;
      } else {
        compared++;
        if (one.asBoolean() != reading.mentioning().contains(parameter)) {
          differences.add(
              "%s.%s: `%s` mentions a frame: %s, read is %s"
                  .formatted(app, reading.function(), parameter, one.asBoolean(), reading.texts()));
        }
      }
    }
  }

  private JsonNode said(Python checkers, Path checked, int minor, List<String> functions)
      throws IOException {
    Path script = folder.resolve("checkers.py");
    try (InputStream source = HintsOnCheckersTest.class.getResourceAsStream("checkers.py")) {
      Files.write(script, source.readAllBytes());
    }
    Path wanted = folder.resolve("functions.json");
    Path answers = folder.resolve("answers.json");
    json.writeValue(wanted.toFile(), functions);
    Python.Outcome outcome =
        checkers.run(
            folder,
            Map.of(),
            script.toString(),
            checked.toString(),
            String.valueOf(minor),
            wanted.toString(),
            answers.toString());
    assertThat(outcome.code()).as(outcome.output()).isZero();
    return json.readTree(answers.toFile());
  }
}
