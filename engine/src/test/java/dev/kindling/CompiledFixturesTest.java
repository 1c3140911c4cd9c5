package dev.kindling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rendering.CompileInput;
import dev.kindling.rendering.Compiler;
import dev.kindling.rendering.output.ArtifactWriter;
import dev.kindling.rendering.output.Artifacts;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is compiled of the fixtures, byte by byte, as {@code fixtures/<name>/expected/<env>/} keeps
 * it. Run with {@code -Dkindling.golden=write} to rewrite it, then read the difference before
 * committing it.
 */
class CompiledFixturesTest {

  private static final Path FIXTURES = Path.of("../fixtures");

  /** Whatever is checked out: the commit must not show in what is compared. */
  private static final Map<String, String> VARIABLES =
      Map.of("KEDRO_CONFIG_COMMIT_ID", "0a1b2c3d", "KEDRO_CONFIG_BRANCH_NAME", "main");

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "shop, local,",
    "shop, kubernetes,",
    "shop, emr,",
    "shop, laptop,",
    "ledger, local,",
    "ledger, memory, in-memory",
    "parcels, local,",
    "weather, local,"
  })
  void a_fixture_compiles_to_what_is_kept(String fixture, String env, @Nullable String pack)
      throws IOException {
    Path expected = FIXTURES.resolve(fixture).resolve("expected").resolve(env);
    RuleBase rules =
        pack == null
            ? RuleBase.builtIn()
            : RuleBase.builtIn().with(RuleFiles.of(List.of(Packs.read(pack))).rules());
    Artifacts actual = compile(copyOf(FIXTURES.resolve(fixture)), env, rules);

    if ("write".equals(System.getProperty("kindling.golden"))) {
      ArtifactWriter.write(actual, expected);
    }

    assertThat(ArtifactWriter.compare(actual, expected))
        .as("differs from %s; rewrite it with -Dkindling.golden=write", expected)
        .isEmpty();
    assertThat(files(expected)).containsExactlyElementsOf(actual.files().keySet());
  }

  private static Artifacts compile(Path project, String env, RuleBase rules) {
    ReadOptions options = ReadOptions.defaults().withEnvironment(VARIABLES).withEnv(env);
    Project read = OpenProject.at(project, options).facts();
    AirflowSettings settings =
        AirflowSettingsReader.read(OpenProject.at(project, options).configuration());
    Plan plan = Planner.plan(read, Pipeline.DEFAULT, rules, PlanOptions.defaults());
    return Compiler.compile(new CompileInput(plan, read, settings, project, "0.2.0")).artifacts();
  }

  /** Without what is expected, which must not get into the archive that is expected. */
  private Path copyOf(Path fixture) throws IOException {
    Path copy = temp.resolve(fixture.getFileName());
    for (String file : files(fixture)) {
      if (!file.startsWith("expected/") && !file.contains("__pycache__")) {
        Path target = copy.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(fixture.resolve(file), target);
      }
    }
    return copy;
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
