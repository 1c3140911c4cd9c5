package dev.kindling.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who waits is told so, until there is something to read. */
class WaitingTest {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void what_takes_long_shows_that_it_goes_on() throws Exception {
    try (Waiting waiting = Waiting.on(screen, Duration.ZERO)) {
      waiting.begin("kindling plan");
      awaitShown();

      assertThat(shown()).contains("kindling plan");
    }
  }

  @Test
  void it_goes_before_anything_is_printed() throws Exception {
    Waiting waiting = Waiting.on(screen, Duration.ZERO);
    waiting.begin("kindling plan");
    awaitShown();

    OutputStream out = waiting.before(screen);
    out.write("the plan".getBytes(StandardCharsets.UTF_8));

    String then = shown();
    Thread.sleep(500);

    assertThat(then).endsWith("the plan").containsOnlyOnce("the plan");
    assertThat(shown()).isEqualTo(then);
  }

  @Test
  void what_is_printed_first_keeps_it_from_being_shown() throws Exception {
    Waiting waiting = Waiting.on(screen, Duration.ofMillis(50));
    waiting.before(screen).write('x');
    waiting.begin("kindling plan");
    Thread.sleep(500);

    assertThat(shown()).isEqualTo("x");
  }

  /** As long as a slow machine may take; what never comes fails, instead of waiting for ever. */
  private void awaitShown() throws InterruptedException {
    for (int looks = 0; looks < 3_000 && !shown().contains("kindling plan"); looks++) {
      Thread.sleep(20);
    }
    assertThat(shown()).contains("kindling plan");
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
