package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs shell scripts in tests; where there is no bash, such tests are skipped. */
public final class Shell {

  private Shell() {}

  /** What a script said, both streams together, and how it ended. */
  public record Outcome(int status, String output) {}

  public static Outcome run(Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    return bash(environment, Stream.concat(Stream.of(script.toString()), Stream.of(arguments)));
  }

  /** Asserts that bash accepts the script. */
  public static void assertParses(Path folder, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("parse.sh"), script);
    assertThat(bash(Map.of(), Stream.of("-n", file.toString()))).isEqualTo(new Outcome(0, ""));
  }

  private static Outcome bash(Map<String, String> environment, Stream<String> arguments)
      throws IOException {
    List<String> command = Stream.concat(Stream.of("bash"), arguments).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      Assumptions.abort("no bash here");
      throw e;
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Outcome(process.exitValue(), output);
  }
}
