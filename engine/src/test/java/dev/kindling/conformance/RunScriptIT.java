package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run script with real Kedro of each line, and a group of nodes on real Spark. */
@Tag("airflow")
class RunScriptIT {

  private static final String REGISTRY =
      """
      from kedro.pipeline import node, pipeline


      def one():
          return "one"


      def join(first, second):
          return first + second


      def write(joined, count, deep):
          with open("written.txt", "w") as out:
              out.write(f"{joined} {count + 1} {deep['text']}")


      def fail():
          raise ValueError("on purpose")


      def register_pipelines():
          # Only the last two have names: Kedro makes up the others.
          other = pipeline(
              [
                  node(one, None, "first"),
                  node(lambda: "two", None, "second"),
                  node(join, ["first", "second"], "joined"),
                  node(write, ["joined", "params:count", "params:deep"], None, name="write"),
              ]
          )
          return {"__default__": pipeline([node(fail, None, "never", name="fail")]), "other": other}
      """;

  private static final String NAMES =
      """
      from kedro.framework.project import pipelines
      from kedro.framework.startup import bootstrap_project
      from pathlib import Path

      bootstrap_project(Path.cwd())
      print("NAMES" + ",".join(node.name for node in pipelines["other"].nodes), end="NAMES")
      """;

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void writeTheScript() throws IOException {
    Path place = Files.createDirectories(folder.resolve("weather-project"));
    script = Fixture.copy("weather", place).compile().output().resolve("spark/spark_run.py");
  }

  @ParameterizedTest
  @CsvSource({"kedro-0.18,0.18.14", "kedro-0.19,0.19.15", "kedro-1,1.7.0"})
  void keepsItsContract(String environment, String version) throws IOException {
    Path project = tinyProject(version);
    Python kedro = Python.locked(environment);
    String names = kedro.run(project, Map.of(), "-c", NAMES).output().split("NAMES")[1];

    Python.Outcome all =
        run(
            kedro,
            project,
            "--pipeline=other",
            "--node=" + names,
            "--params=count=3,deep.text=x y");

    assertThat(all.code()).as(all.output()).isZero();
    assertThat(project.resolve("written.txt")).hasContent("onetwo 4 x y");
    assertThat(run(kedro, project, "--node=fail").output()).contains("on purpose");
    assertThat(run(kedro, project, "--node=fail").code()).isEqualTo(1);
    assertThat(run(kedro, project, "--node=unknown").code()).isEqualTo(1);
    assertThat(run(kedro, project, "--node=, ,").code()).isEqualTo(2);
    assertThat(run(kedro, project).code()).isEqualTo(2);
    assertThat(run(kedro, project, "--node=fail", "--params=count").code()).isEqualTo(2);
    assertThat(run(kedro, folder, "--node=fail").output()).contains("no Kedro project in");
  }

  @ParameterizedTest
  @CsvSource({"kedro-0.19,0.19.15", "kedro-1,1.7.0"})
  void runsAGroupOnSpark(String environment, String version) throws IOException {
    Path project =
        Fixture.copy("weather", folder)
            .edit("pyproject.toml", "\"0.19.15\"", "\"" + version + "\"")
            .project();
    Python kedro = Python.locked(environment);
    List<String> command =
        List.of(
            kedro.program("spark-submit").toString(),
            "--master",
            "local[2]",
            script.toString(),
            "run",
            "--env=local",
            "--pipeline=__default__",
            "--node=north.within_limits,north.smooth,north.count_days",
            "--runner=ThreadRunner");

    Python.Outcome outcome = Python.run(folder, environment(kedro, project), command);

    assertThat(outcome.code()).as(outcome.output()).isZero();
    String read =
        "import pandas; print(pandas.read_parquet('data/02_intermediate/north/counted')"
            + ".values.tolist())";
    assertThat(kedro.run(project, Map.of(), "-c", read).output()).contains(COUNTED);
  }

  /** North has four readings, of which no thermometer can show one. */
  private static final String COUNTED = "[[3, 3]]";

  private Python.Outcome run(Python kedro, Path project, String... options) throws IOException {
    String[] arguments = new String[options.length + 2];
    arguments[0] = script.toString();
    arguments[1] = "run";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return kedro.run(folder, environment(kedro, project), arguments);
  }

  private static Map<String, String> environment(Python kedro, Path project) {
    return Map.of(
        "KEDRO_PROJECT_PATH",
        project.toString(),
        "PYSPARK_PYTHON",
        kedro.program("python").toString(),
        "PATH",
        kedro.program("python").getParent() + ":" + System.getenv("PATH"),
        "DO_NOT_TRACK",
        "1");
  }

  private Path tinyProject(String version) throws IOException {
    Path project = folder.resolve("tiny");
    Path code = Files.createDirectories(project.resolve("src/tiny"));
    Files.writeString(
        project.resolve("pyproject.toml"),
        """
        [tool.kedro]
        package_name = "tiny"
        project_name = "Tiny"
        kedro_init_version = "%s"
        """
            .formatted(version));
    Files.writeString(code.resolve("__init__.py"), "");
    Files.writeString(code.resolve("settings.py"), "");
    Files.writeString(code.resolve("pipeline_registry.py"), REGISTRY);
    Files.createDirectories(project.resolve("conf/local"));
    Path base = Files.createDirectories(project.resolve("conf/base"));
    Files.writeString(base.resolve("catalog.yml"), "{}\n");
    Files.writeString(base.resolve("parameters.yml"), "count: 0\ndeep:\n  text: \"\"\n");
    return project;
  }
}
