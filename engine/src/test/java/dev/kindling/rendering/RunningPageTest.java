package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of the recipes in {@code docs/running.md} compile as they stand there. */
class RunningPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```yaml\\n(.*?)^ *```$");

  static Stream<String> recipes() throws IOException {
    List<MatchResult> blocks =
        BLOCK.matcher(Files.readString(Path.of("..", "docs", "running.md"))).results().toList();
    assertThat(blocks).hasSize(4);
    return blocks.stream().map(block -> block.group(1).stripIndent());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void the_settings_of_a_recipe_compile_without_a_warning(String settings) {
    assertThat(AirflowSettingsReader.parse(settings, "running.md", null).warnings()).isEmpty();
    Compilation done =
        SampleCompile.with(settings)
            .pod("load", "pyspark_clean")
            .spark(List.of("clean", "join"), "train")
            .pod("train")
            .compile();

    assertThat(done.findings())
        .filteredOn(finding -> !finding.code().equals("no-sources"))
        .extracting(Finding::severity)
        .doesNotContain(Severity.WARNING, Severity.ERROR);
  }

  @Test
  void the_page_lists_what_a_compile_may_say() throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "running.md")))
        .filteredOn(line -> line.matches("\\| `[a-z-]+` \\| .* \\|"))
        .endsWith(
            Stream.of(CompileCode.values())
                .map(known -> "| `" + known.code() + "` | " + known.meaning() + " |")
                .toArray(String[]::new));
  }
}
