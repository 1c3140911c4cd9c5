package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever happens to a rule file, it is either in order or has problems with their places. */
class BrokenRulesTest {

  private static final int ROUNDS = 3_000;
  private static final List<String> WORDS =
      List.of(
          "rule",
          "when",
          "then",
          "end",
          "not",
          "exists",
          "forall",
          "accumulate",
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          ":",
          ".",
          "$x",
          "\"",
          "\"a\"",
          "7",
          "-",
          "==",
          "in",
          "matches",
          "contains",
          "str",
          "&&",
          "||",
          "!",
          "null",
          "true",
          "this",
          "Node",
          "Tag",
          "Mark",
          "Severity",
          "insert",
          "new",
          "import",
          "package",
          "eval",
          "from",
          "/*",
          "*/",
          "//",
          "\\u0041",
          "@",
          "é",
          "\u202e",
          "\t");

  @Test
  void mutated_files_never_break_the_checker() throws IOException {
    List<String> files = files();
    long seed = 20261101;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutated(files.get(random.nextInt(files.size())), random);
      RuleFile file = RuleFile.of("mutant.drl", text);

      List<Problem> problems = RuleFiles.of(List.of(file)).problems();

      assertThat(problems)
          .as("seed %d, round %d:%n%s", seed, round, text)
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isBetween(1, Math.max(1, file.lines().size()));
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank().doesNotContain("\n");
                assertThat(problem.render()).isNotBlank();
              });
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutant.length() + 1);
      int end = Math.min(mutant.length(), at + random.nextInt(12));
      String word = random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size())) : "";
      mutant.replace(at, end, word);
    }
    return mutant.toString();
  }

  private static List<String> files() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder :
        List.of("../rules/packs", "../fixtures/organization", "../fixtures/bad-rules")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }
}
