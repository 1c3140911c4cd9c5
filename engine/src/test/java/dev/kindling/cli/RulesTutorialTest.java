package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the tutorial of {@code docs/rules.md} as a new user would. */
class RulesTutorialTest {

  private static final String NAME = "feature-store-on-spark";

  @TempDir private Path folder;

  @Test
  void the_rule_and_the_cases_of_the_page_pass() throws IOException {
    String page = Files.readString(Path.of("../docs/rules.md"));
    Path rule = folder.resolve(NAME).resolve(NAME + ".drl");

    assertThat(Run.of("rules", "new", NAME, "-d", folder).code()).isEqualTo(ExitCode.DONE);
    assertThat(Run.of("rules", "test", rule).out()).endsWith("2 cases: all passed\n");

    Files.writeString(rule, blocks(page, "").get(0));
    assertThat(Run.of("rules", "check", rule).out()).isEqualTo("1 rule is in order\n");
    assertThat(Run.of("rules", "test", rule).out()).contains("FAILED");

    for (String block : blocks(page, "yaml").subList(0, 2)) {
      String file = block.lines().findFirst().orElse("").replace("# ", "");
      Files.writeString(folder.resolve(NAME).resolve(file), block);
    }
    Run run = Run.of("rules", "test", rule);
    assertThat(run.out()).endsWith("2 cases: all passed\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void the_mistake_of_the_page_is_shown_as_the_page_shows_it() throws IOException {
    String page = Files.readString(Path.of("../docs/rules.md"));
    Path rule = folder.resolve("rule.drl");
    Files.writeString(rule, blocks(page, "").get(0).replace("Dataset(filepath", "Dataset(filpath"));

    Run run = Run.of("rules", "check", rule);

    String shown = blocks(page, "console").get(2);
    List<String> lines = run.err().lines().toList();
    assertThat(shown).contains(lines.get(0).substring(lines.get(0).indexOf(".drl:")));
    assertThat(shown).contains(lines.get(1), lines.get(2), lines.get(3));
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$")
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }
}
