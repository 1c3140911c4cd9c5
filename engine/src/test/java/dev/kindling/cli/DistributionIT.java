package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The archive that users get, unpacked where there is nothing but a Java; and what is in it. */
class DistributionIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("kindling.distribution"));

  /** A shell's own script: the folder of the archive, the project, and what to put before. */
  private static final String UNPACK_RUN_PLAN =
      """
      set -e
      mkdir "a bare machine"
      tar -xzf "$1" -C "a bare machine"
      cp -R "$2" project
      chmod -R a+rX,a-w .
      shift 2
      exec "$@" env -i "PATH=$JAVA_BIN:/usr/bin:/bin" KINDLING_CACHE=off \\
        sh -c '"$0"/*/bin/kindling plan project' "a bare machine"
      """;

  @TempDir private Path folder;

  /** Without variables, read-only; as another user and without a network where that is allowed. */
  @ParameterizedTest
  @CsvSource({
    "env",
    "unshare --net",
    "unshare --user --net",
    "setpriv --reuid=65534 --regid=65534 --clear-groups"
  })
  void on_a_bare_machine_it_is_unpacked_and_plans(String around) throws IOException {
    List<String> before = List.of(around.split(" "));
    List<String> probe = new ArrayList<>(before);
    probe.add("true");
    assumeTrue(works(probe), around + " is not allowed here");
    Path place = Files.createTempDirectory(Path.of("/tmp"), "kindling");
    Files.setPosixFilePermissions(
        place, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", UNPACK_RUN_PLAN, "sh", archive().toString()));
    command.add(Run.fixture("shop").toAbsolutePath().toString());
    command.addAll(before);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();

    Python.Outcome run = Python.run(place, Map.of("JAVA_BIN", java), command);
    Python.run(
        Path.of("/tmp"),
        Map.of(),
        List.of("sh", "-c", "chmod -R u+w \"$0\"; rm -rf \"$0\"", place.toString()));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).contains("6 on Spark in 1 group");
  }

  @ParameterizedTest
  @CsvSource({"bash, bash -n", "zsh, zsh -n", "fish, fish -n"})
  void each_shell_takes_its_completion(String shell, String check) throws IOException {
    Path script = DISTRIBUTION.resolve("share/completions/kindling." + shell);
    assertThat(script).isNotEmptyFile();
    assumeTrue(works(List.of(shell, "--version")), shell + " is not installed");
    List<String> command = new ArrayList<>(List.of(check.split(" ")));
    command.add(script.toString());

    Python.Outcome run = Python.run(folder, Map.of(), command);

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).isEmpty();
  }

  @Test
  void every_schema_is_a_file() throws IOException {
    for (String name : List.of("plan", "why", "diff", "snapshot", "baseline", "history")) {
      assertThat(
              new ObjectMapper()
                  .readTree(DISTRIBUTION.resolve("share/schemas/" + name + ".json").toFile())
                  .path("$schema")
                  .asText())
          .as(name)
          .contains("json-schema.org");
    }
  }

  @Test
  void every_command_has_a_manual() throws IOException {
    for (String command : Commands.names()) {
      assertThat(DISTRIBUTION.resolve("share/man/man1/kindling-" + command + ".1"))
          .content()
          .contains(".SH EXIT STATUS", "\\fB141\\fR");
    }
  }

  @Test
  void what_is_bundled_is_listed_and_has_its_licence() throws IOException {
    JsonNode list =
        new ObjectMapper().readTree(DISTRIBUTION.resolve("share/kindling.cdx.json").toFile());
    Path licenses = DISTRIBUTION.resolve("share/licenses");
    String others = Files.readString(licenses.resolve("bundled.txt"));
    Set<String> without = new TreeSet<>();
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : list.path("components")) {
      String name = component.path("name").asText();
      listed.add(name);
      assertThat(component.path("version").asText()).as(name).isNotEmpty();
      assertThat(component.path("licenses")).as(name).isNotEmpty();
      if (!hasText(licenses.resolve(name + "-jar")) && !others.contains(name)) {
        without.add(name);
      }
    }

    assertThat(list.at("/metadata/tools").findValuesAsText("name"))
        .doesNotContain("drools-core", "python-language");
    assertThat(without).as("bundled without a licence").isEmpty();
    assertThat(listed).contains("python-language", "drools-core", "picocli", "snakeyaml");
    assertThat(listed).doesNotContain("jqwik", "assertj-core", "jazzer");
    try (Stream<Path> folders = Files.list(licenses)) {
      Set<String> bundled = new TreeSet<>();
      folders
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith("-jar"))
          .forEach(name -> bundled.add(name.substring(0, name.length() - "-jar".length())));
      bundled.add("python-language");
      assertThat(listed).isEqualTo(bundled);
    }
  }

  private static boolean hasText(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> file.getFileName().toString().matches("(?i).*(licen|about|copying).*"));
    }
  }

  private static boolean works(List<String> command) {
    try {
      return Python.run(Path.of("/"), Map.of(), command).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path archive() throws IOException {
    try (Stream<Path> files = Files.list(DISTRIBUTION.getParent())) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
      assertThat(archives).hasSize(1);
      return archives.get(0);
    }
  }

  @Test
  void every_page_of_the_documentation_comes_along() throws IOException {
    Python.Outcome topics =
        Python.run(
            folder,
            Map.of("KINDLING_CACHE", "off"),
            List.of(
                DISTRIBUTION.resolve("bin/kindling").toAbsolutePath().toString(),
                "help",
                "topics"));
    try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
      for (Path page : pages.filter(each -> each.toString().endsWith(".md")).toList()) {
        String name = page.getFileName().toString();
        assertThat(DISTRIBUTION.resolve("share/doc/docs").resolve(name))
            .hasSameTextualContentAs(page);
        assertThat(topics.output()).contains(name.replace(".md", ""));
      }
    }
    assertThat(topics.code()).isZero();
    assertThat(DISTRIBUTION.resolve("share/doc/README.md")).exists();
  }
}
