package dev.kindling.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindling.cli.Main;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Pipeline;
import dev.kindling.files.FileCache;
import dev.kindling.project.OpenProject;
import dev.kindling.project.ProjectPlace;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rendering.CompileOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call opens no file of a project twice, whatever it is asked for. */
class OpenedOnceTest {

  private static final Path FIXTURES = Path.of("../fixtures");

  /** A file that the kernel opened to read, and no folder. */
  private static final Pattern OPENED =
      Pattern.compile("openat\\([^\"]*\"([^\"]+)\", (O_RDONLY[^,)]*)");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"shop", "ledger", "weather", "parcels"})
  void each_file_is_opened_once_for_all_plans_and_a_compile(String fixture) throws IOException {
    List<Path> opened = new ArrayList<>();
    OpenProject project =
        ProjectPlace.at(FIXTURES.resolve(fixture), new FileCache(opened::add))
            .open(ReadOptions.defaults().withEnvironment(Map.of()));
    ProjectPlanner planner =
        new ProjectPlanner(
            new ChosenRules(List.of(), List.of()), Pipeline.DEFAULT, LocalDate.of(2026, 1, 1));

    Explanation explained = planner.explain(project);
    for (Pipeline pipeline : project.facts().pipelines()) {
      planner.explain(project, pipeline.name(), true);
    }
    planner.explain(project, explained, List.of());
    ProjectCompiler.compile(
        project,
        explained,
        new CompileOptions(null, null, ProjectCompiler::objection, false, folder),
        "1");

    assertThat(opened).doesNotHaveDuplicates();
    assertThat(opened).contains(FIXTURES.resolve(fixture).resolve("pyproject.toml").toRealPath());
  }

  @Test
  void a_link_and_the_way_around_lead_to_the_same_file() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yml"), "a: 1");
    Path link = Files.createSymbolicLink(folder.resolve("b.yml"), file);
    List<Path> opened = new ArrayList<>();
    FileCache files = new FileCache(opened::add);

    assertThat(files.text(file)).isEqualTo("a: 1");
    assertThat(files.text(link)).isEqualTo("a: 1");
    assertThat(files.text(folder.resolve("x/../a.yml").normalize())).isEqualTo("a: 1");
    FileCache handed = files.handOver();
    assertThat(handed.last(file)).hasSize(4);

    assertThat(opened).containsExactly(file.toRealPath());
  }

  private static boolean traces() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/strace"))
        && new ProcessBuilder("/usr/bin/strace", "-f", "-o", "/dev/null", "true").start().waitFor()
            == 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan shop", "compile shop", "batch shop --all-pipelines"})
  void the_kernel_sees_each_file_opened_once(String call) throws IOException, InterruptedException {
    assumeTrue(traces(), "the machine has no /usr/bin/strace, or does not let it trace");
    Path trace = folder.resolve("trace");
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/strace", "-f", "-e", "trace=openat", "-s", "4096", "-o"));
    command.addAll(
        List.of(
            trace.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            "dev.kindling.cli.Main"));
    command.addAll(List.of(call.split(" ")));
    if (call.startsWith("compile")) {
      command.addAll(List.of("-o", folder.resolve("out").toString()));
    }
    Process process =
        new ProcessBuilder(command)
            .directory(FIXTURES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("said"))).isLessThan(2);

    Map<Path, Integer> opened = new TreeMap<>();
    Path root = FIXTURES.toRealPath();
    for (String line : Files.readAllLines(trace)) {
      Matcher open = OPENED.matcher(line);
      if (open.find() && !line.contains("ENOENT") && !open.group(2).contains("O_DIRECTORY")) {
        Path file = root.resolve(open.group(1)).normalize();
        if (file.startsWith(root) && Files.isRegularFile(file)) {
          opened.merge(root.relativize(file), 1, Integer::sum);
        }
      }
    }

    assertThat(opened).containsKey(Path.of("shop/pyproject.toml"));
    assertThat(opened).allSatisfy((file, times) -> assertThat(times).as("%s", file).isEqualTo(1));
  }

  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(System.getProperty("path.separator")))
        : System.getProperty("java.class.path");
  }
}
