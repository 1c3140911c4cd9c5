package dev.kindling.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is printed to be typed is one word to a real shell, whatever stands in it. */
class ShellWordTest {

  private static final String CHARACTERS = "ab =;$(){}'\"\\`*?~#&|<>!\t-é";

  @Test
  void a_shell_reads_each_word_back() throws Exception {
    Random random = new Random(20261128);
    List<String> words = new ArrayList<>(List.of("--pin", "$(id)", "a b", "c;d", "it's", ""));
    for (int i = 0; i < 300; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        word.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      words.add(word.toString());
    }
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + ShellWord.line(words)).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(said).isEqualTo(String.join("\n", words) + "\n");
  }
}
