package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.cli.DocumentedPage.Block;
import dev.kindling.cli.DocumentedPage.Shown;
import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fenced block of the README and the other pages is tried out, one after the other as a
 * reader would at the root of a checkout: what is typed is run and says what the page shows, files
 * that a page has the reader write are there for what follows, and no block is of a kind that
 * nobody tries.
 */
class DocumentedCommandsIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("kindling.distribution"));

  /** What a page leaves to the reader, in capitals. */
  private static final Map<String, String> LEFT_TO_THE_READER =
      Map.of("PROJECT", "fixtures/shop", "DIR", "some/folder", "FILE", "some/file");

  @TempDir private Path folder;

  static List<DocumentedPage> pages() throws IOException {
    return DocumentedPage.all();
  }

  @BeforeEach
  void checkOut() throws IOException {
    copy("fixtures");
    Files.createDirectories(folder.resolve("some/folder"));
    Python.Outcome committed =
        type(
            "git init -q && git config user.name Reader && git config user.email r@example.org"
                + " && git add fixtures && git commit -qm 'Check out'");
    assertThat(committed.code()).as(committed.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_block_of_a_page_is_as_it_says(DocumentedPage page) throws IOException {
    int tried = 0;
    for (Block block : page.blocks()) {
      String place = page + ":" + block.line();
      if (!block.label().isEmpty()) {
        Path file = folder.resolve(block.label());
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      }
      switch (block.language()) {
        case "console" -> {
          for (Shown shown : block.commands()) {
            String said = said(shown.command());
            assertThat(shown.pattern().matcher(said).matches())
                .as(place + ": " + shown.command() + " says\n" + said)
                .isTrue();
          }
        }
        case "sh" -> {
          for (String command : block.script()) {
            script(place, command);
          }
        }
        case "drl" -> {
          Path rule = Files.writeString(folder.resolve("block.drl"), block.text());
          assertThat(Run.of("rules", "check", rule).out())
              .as(place)
              .isEqualTo("1 rule is in order\n");
        }
        case "yaml" -> assertThat(new YAMLMapper().readTree(block.text())).as(place).isNotEmpty();
        default ->
            assertThat(block.language())
                .as(place + ": nobody tries blocks of this language")
                .isIn("mermaid", "python", "text", "stringtemplate");
      }
      tried++;
    }
    assertThat(tried).isEqualTo(page.blocks().size());
  }

  /** Blocks that another page shows as a quotation, or that a fence of another kind opens. */
  @Test
  void no_block_is_overlooked() throws IOException {
    for (DocumentedPage page : DocumentedPage.all()) {
      long fences =
          Files.readAllLines(page.file()).stream().filter(line -> line.contains("```")).count();
      assertThat(fences).as("%s", page).isEqualTo(2L * page.blocks().size());
    }
    assertThat(DocumentedPage.all().stream().flatMap(page -> page.blocks().stream()))
        .filteredOn(block -> block.language().equals("console"))
        .hasSizeGreaterThan(8);
  }

  /** A line of a script: done where it is Kindling's, else looked at as far as can be. */
  private void script(String place, String command) throws IOException {
    String line = command.replaceFirst("^engine/target/kindling/bin/", "");
    line = line.replaceFirst("^([A-Z]+=\\S+ )+", "");
    String program = line.split(" ")[0];
    switch (program) {
      case "kindling" -> {
        for (Map.Entry<String, String> word : LEFT_TO_THE_READER.entrySet()) {
          line = line.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        Python.Outcome outcome = type(line);
        assertThat(outcome.code()).as(place + ": " + line + "\n" + outcome.output()).isIn(0, 1, 3);
      }
      case "mvn" -> maven(place, line);
      case "java" -> {
        // As it stands but for the number of projects.
        String made = line.replace("2000 DIR", "2 " + LEFT_TO_THE_READER.get("DIR"));
        String classes = Path.of("target/test-classes").toAbsolutePath().toString();
        Python.Outcome outcome = type(made.replace("engine/target/test-classes", classes));
        assertThat(outcome.code()).as(place + ": " + outcome.output()).isZero();
      }
      default -> {
        Path script = Path.of("..", program);
        assertThat(script).as(place + ": nobody tries " + command).isExecutable();
        assertThat(
                Python.run(folder, Map.of(), List.of("bash", "-n", "" + script.toAbsolutePath())))
            .isEqualTo(new Python.Outcome(0, ""));
      }
    }
  }

  /** Its goals would take hours; what they name is there. */
  private static void maven(String place, String line) throws IOException {
    String build = Files.readString(Path.of("../pom.xml")) + Files.readString(Path.of("pom.xml"));
    for (String word : line.substring("mvn ".length()).split(" +")) {
      if (word.startsWith("-P")) {
        assertThat(build).as(place).contains("<id>" + word.substring(2) + "</id>");
      } else if (word.matches("-D(it\\.)?test=.*") && !word.endsWith("=none")) {
        assertThat(source(word.replaceFirst(".*=", ""))).as(place).isRegularFile();
      } else if (word.startsWith("-Dkindling.")) {
        String property = word.substring(2).replaceFirst("=.*", "");
        assertThat(build.contains(property) || read(property)).as(place + ": " + property).isTrue();
      } else if (!word.startsWith("-D")) {
        assertThat(word).as(place).isIn("-q", "package", "test", "verify", "spotless:apply");
      }
    }
  }

  private static boolean read(String property) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains('"' + property)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Path source(String name) throws IOException {
    String simple = name.substring(name.lastIndexOf('.') + 1) + ".java";
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(path -> path.getFileName().toString().equals(simple))
          .findFirst()
          .orElse(Path.of(simple));
    }
  }

  /** The result; of a command that has none, what it says. */
  private String said(String command) throws IOException {
    Python.Outcome outcome = type(command + " 2>said");
    String said = Files.readString(folder.resolve("said"));
    assertThat(outcome.code()).as(said).isIn(0, 1, 2, 3);
    return outcome.output().isEmpty() ? said : outcome.output();
  }

  private Python.Outcome type(String command) throws IOException {
    return Python.run(
        folder,
        Map.of(
            "PATH",
            DISTRIBUTION.resolve("bin").toAbsolutePath() + ":" + System.getenv("PATH"),
            "KINDLING_CACHE",
            "off"),
        List.of("sh", "-c", command));
  }

  private void copy(String name) throws IOException {
    Path from = Path.of("..", name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(name).resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
