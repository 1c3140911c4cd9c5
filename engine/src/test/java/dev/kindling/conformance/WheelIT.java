package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wheel in real Kedro: installed by pip, {@code kedro kindling} works inside a project. */
@Tag("kedro")
class WheelIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.18.14, shop", "0.19.15, weather", "1.5.0, ledger"})
  void kedro_passes_commands_and_the_environment_on(String version, String fixture)
      throws IOException {
    Python kedro = withTheWheel(version);
    Path project = copy(fixture);
    Path plan = folder.resolve("plan.json");

    Python.Outcome planned =
        kindling(kedro, project, "plan", "--format", "json", "-o", plan.toString());

    assertThat(planned.code()).as(planned.output()).isZero();
    assertThat(plan).content().contains("\"schema\": \"kindling/plan/1\"", "\"env\": \"prod\"");

    Python.Outcome asked = kindling(kedro, project, "why", "no such node");

    assertThat(asked.code()).as(asked.output()).isEqualTo(2);
    assertThat(asked.output()).contains("no node");
    assertThat(kindling(kedro, project, "rules", "list").output()).contains("type-hint");
    assertThat(kindling(kedro, project).output()).contains("Usage: kindling");
    assertThat(kindling(kedro, project, "plan", ".").code()).isZero();

    Python.Outcome outside = kindling(kedro, folder, "plan");

    assertThat(outside.code()).as(outside.output()).isEqualTo(2);
    assertThat(outside.output()).contains("this is no Kedro project");

    Python.Outcome plain =
        Python.run(
            project,
            Map.of("KEDRO_ENV", "prod"),
            List.of(kedro.program("kindling").toString(), "plan", "--format", "json"));

    assertThat(plain.code()).as(plain.output()).isZero();
    assertThat(plain.output()).startsWith("{").endsWith("}\n");
  }

  /** What {@code kedro new} makes, without a change. */
  @ParameterizedTest
  @ValueSource(strings = {"0.19.15", "1.5.0"})
  void a_fresh_project_is_planned(String version) throws IOException {
    Python kedro = withTheWheel(version);
    Python.Outcome made =
        Python.run(
            folder,
            Map.of("DO_NOT_TRACK", "1"),
            List.of(
                kedro.program("kedro").toString(),
                "new",
                "--name=Fresh",
                "--tools=none",
                "--example=n",
                "--telemetry=no"));
    assertThat(made.code()).as(made.output()).isZero();
    Path fresh = folder.resolve("fresh");
    Files.createDirectories(fresh.resolve("conf/prod"));

    Python.Outcome planned = kindling(kedro, fresh, "plan");

    assertThat(planned.code()).as(planned.output()).isZero();
    assertThat(planned.output()).contains("Fresh, pipeline __default__, env prod");
  }

  private Python withTheWheel(String version) throws IOException {
    Python kedro = Python.with("plugin-" + version, "kedro==" + version, "setuptools<80");
    Python.Outcome installed =
        kedro.run(
            folder,
            Map.of(),
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--force-reinstall",
            Wheel.file().toString());
    assertThat(installed.code()).as(installed.output()).isZero();
    return kedro;
  }

  private static Python.Outcome kindling(Python kedro, Path project, String... arguments)
      throws IOException {
    Stream<String> command =
        Stream.concat(
            Stream.of(kedro.program("kedro").toString(), "kindling"), Stream.of(arguments));
    return Python.run(project, Map.of("KEDRO_ENV", "prod", "DO_NOT_TRACK", "1"), command.toList());
  }

  private Path copy(String name) throws IOException {
    Path from = Path.of("..", "fixtures", name);
    Path to = folder.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    Files.createDirectories(to.resolve("conf/prod"));
    return to;
  }
}
