package dev.kindling.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fuzzes each target by Jazzer, in a process of its own. By itself it makes a number of inputs that
 * is the same each time; with {@code -Dkindling.fuzz.seconds} it goes on for that long for each
 * target, from what earlier runs kept.
 */
@Tag("fuzz")
class FuzzIT {

  private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

  @ParameterizedTest
  @EnumSource
  void no_input_has_an_outcome_that_is_not_documented(FuzzTarget target)
      throws IOException, InterruptedException {
    long seconds = Long.getLong("kindling.fuzz.seconds", 0);
    Path folder = FOLDER.resolve(target.toString());
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    for (Map.Entry<String, byte[]> seed : target.seeds().entrySet()) {
      Files.write(seeds.resolve(seed.getKey()), seed.getValue());
    }
    Path kept = Files.createDirectories(folder.resolve("kept"));
    // What is bounded by number begins at the same place each time.
    Path corpus = seconds == 0 ? Files.createTempDirectory(folder, "corpus") : kept;
    Path log = folder.resolve("log.txt");

    Process fuzzer =
        new ProcessBuilder(command(target, seconds, folder, corpus, seeds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(fuzzer.waitFor())
        .as("The input is in %s; %s ends with:%n%s", folder, log, end(log))
        .isZero();
    assertThat(log).content().contains("Done ");
  }

  private static List<String> command(
      FuzzTarget target, long seconds, Path folder, Path corpus, Path seeds) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.type());
    command.add("--instrumentation_includes=dev.kindling.**");
    command.add("-timeout=" + 60);
    command.add("-rss_limit_mb=" + 3000);
    command.add("-artifact_prefix=" + folder + "/");
    if (seconds == 0) {
      command.add("-seed=1");
      command.add("-runs=" + target.runs());
    } else {
      command.add("-max_total_time=" + seconds);
    }
    command.add(corpus.toString());
    command.add(seeds.toString());
    return command;
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
