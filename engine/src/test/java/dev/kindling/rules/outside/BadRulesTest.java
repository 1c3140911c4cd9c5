package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad rule file of the fixtures has its golden message beside it; run with {@code
 * -Dkindling.golden=write} to write them anew.
 */
class BadRulesTest {

  private static final Path FOLDER = Path.of("../fixtures/bad-rules");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void says_what_is_wrong_and_where(Path file) throws IOException {
    Path golden = Path.of(file.toString().replaceFirst("\\.drl$", ".txt"));

    String messages = messages(file);

    if ("write".equals(System.getProperty("kindling.golden"))) {
      Files.writeString(golden, messages);
    }
    assertThat(messages).isEqualTo(Files.readString(golden)).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("files")
  void tells_nothing_of_the_engine(Path file) throws IOException {
    assertThat(messages(file))
        .doesNotContainIgnoringCase("drools")
        .doesNotContainIgnoringCase("mvel")
        .doesNotContain("Exception");
  }

  @Test
  void nothing_of_a_bad_file_runs() throws IOException {
    Path marker = Path.of("kindling-was-here");

    for (Path file : files()) {
      messages(file);
    }

    assertThat(marker).doesNotExist();
    assertThat(files()).hasSizeGreaterThan(40);
  }

  private static String messages(Path file) throws IOException {
    RuleFile read = RuleFile.of("rules/" + file.getFileName(), Files.readString(file));
    return RuleFiles.of(List.of(read)).problems().stream()
        .map(p -> p.render() + "\n")
        .collect(Collectors.joining());
  }
}
