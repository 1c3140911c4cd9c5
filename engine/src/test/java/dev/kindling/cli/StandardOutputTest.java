package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.StandardOutput;
import dev.kindling.cli.process.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a result that does not arrive; {@code ProcessIT} does it to a process. */
class StandardOutputTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "rules list", "rules explain tag"})
  void a_closed_pipe_ends_the_program_without_a_word(String call) {
    assertThat(run(call, "Broken pipe")).isEqualTo(ExitCode.CLOSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "rules list", "rules explain tag"})
  void a_full_disk_is_told_of(String call) {
    assertThat(run(call, "No space left on device")).isEqualTo(ExitCode.WRONG);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private ExitCode run(String call, String failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    OutputStream out = failure.contains("pipe") ? StandardOutput.over(broken) : broken;
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            false);
    return new Program(terminal).run(call.split(" "));
  }
}
