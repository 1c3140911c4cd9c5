package dev.kindling.rendering.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.rendering.Inputs;
import dev.kindling.rendering.Shell;
import dev.kindling.rendering.SparkArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTextTest {

  private static final long SEED = 20261123;
  private static final int WORDS = 10_000;

  /** What means something to a shell, a Dockerfile, YAML or StringTemplate, and a few letters. */
  private static final List<String> PIECES =
      List.of(
          "'", "\"", "\\", "$", "$(", "${x}", "`", ")", "!", "#", "&", "|", ";", "<", ">", "*", "?",
          "[", "]", "{", "}", "~", "=", " ", "\t", "\n", "\r", "\u0007", "\u0085", "\u2028", "EOF",
          "PYTHON", "«", "»", "{{ x }}", "%", "-", "--", "é", "日本", "😀", ": ", "- ", "a", "B",
          "0");

  @TempDir Path folder;

  @Test
  void a_shell_reads_every_word_back() throws IOException {
    List<String> words = words(WORDS);
    StringBuilder script = new StringBuilder();
    words.forEach(w -> script.append("printf '%s\\0' ").append(ShellText.word(w)).append('\n'));

    Shell.Outcome outcome =
        Shell.run(Files.writeString(folder.resolve("words.sh"), script), Map.of());

    assertThat(outcome.output().split("\0", -1))
        .as("seed %d", SEED)
        .startsWith(words.toArray(String[]::new))
        .hasSize(WORDS + 1);
  }

  @Test
  void a_comment_stays_on_its_line() {
    for (String text : words(WORDS)) {
      assertThat(ShellText.comment(text)).as("seed %d", SEED).doesNotContainPattern("\\R");
    }
  }

  @Test
  void whole_scripts_and_dockerfiles_hold_whatever_stands_in_names() throws IOException {
    Files.writeString(folder.resolve("requirements.txt"), "");
    Random random = new Random(SEED);
    for (String name : words(100)) {
      String path = "gs://bucket/" + word(random);
      String init =
          text(Inputs.of(folder).name(name).spark("artifacts_path", path), "cluster_init.sh");
      Inputs onKubernetes = Inputs.of(folder).name(name).image("i" + name);
      onKubernetes.kubernetes("local:///run.py");

      Shell.assertParses(folder, init);
      Shell.assertParses(folder, text(onKubernetes, "build.sh"));
      assertThat(text(onKubernetes, "Dockerfile").lines())
          .as("seed %d, %s", SEED, name)
          .hasSameSizeAs(text(onKubernetes.name("plain"), "Dockerfile").lines().toList());
    }
  }

  private static String text(Inputs inputs, String file) {
    return SparkArtifacts.of(inputs.input()).artifacts().files().get("spark/" + file).text();
  }

  private static List<String> words(int count) {
    Random random = new Random(SEED);
    return IntStream.range(0, count).mapToObj(i -> word(random)).toList();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      word.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return word.toString();
  }
}
