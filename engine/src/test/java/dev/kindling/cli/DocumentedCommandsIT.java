package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a user gets who types it at the root of a checkout. */
class DocumentedCommandsIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("kindling.distribution"));
  private static final String ANYTHING = "…";

  @TempDir private Path folder;

  @BeforeEach
  void checkOut() throws IOException {
    Path fixtures = Path.of("..", "fixtures");
    try (Stream<Path> files = Files.walk(fixtures)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve("fixtures").resolve(fixtures.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void each_output_in_the_readme_is_what_the_command_prints() throws IOException {
    int shown = 0;
    for (String block : blocks("console")) {
      List<String> expected = new ArrayList<>();
      String command = null;
      for (String line : Stream.concat(block.lines(), Stream.of("$ end")).toList()) {
        if (!line.startsWith("$ ")) {
          expected.add(line);
          continue;
        }
        if (command != null) {
          assertThat(shown(command)).as(command).containsPattern(pattern(expected));
          shown++;
        }
        command = line.substring(2);
        expected.clear();
      }
    }
    assertThat(shown).isGreaterThan(4);
  }

  @Test
  void each_command_in_the_readme_does_its_work() throws IOException {
    int tried = 0;
    for (String block : blocks("sh")) {
      for (String command : block.lines().filter(line -> line.startsWith("kindling ")).toList()) {
        Python.Outcome outcome = type(command);
        assertThat(outcome.code()).as(command + "\n" + outcome.output()).isIn(0, 1, 3);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(3);
  }

  /** The result; of a command that has none, as it writes files, what it says. */
  private String shown(String command) throws IOException {
    String result = type(command + " 2>said").output();
    return result.isEmpty() ? Files.readString(folder.resolve("said")) : result;
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(Files.readString(Path.of("../README.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** A line of dots alone stands for any lines, dots in a line for any text. */
  private static Pattern pattern(List<String> lines) {
    return Pattern.compile(
        lines.stream()
            .map(
                line ->
                    line.strip().equals(ANYTHING)
                        ? "(?:.*\n)*?"
                        : Stream.of((line + "\n").split(ANYTHING, -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")))
            .collect(Collectors.joining("", "(?m)^", "")));
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
}
