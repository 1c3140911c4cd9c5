package dev.kindling.cli.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person that a call is still at work, once it takes longer than two seconds, and for how
 * long. It goes as soon as anything else is printed.
 */
public final class Waiting implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int WIDTH = 100;

  private final OutputStream screen;
  private final Duration patience;
  private @Nullable ProgressBar bar;
  private boolean over;

  private Waiting(OutputStream screen, Duration patience) {
    this.screen = screen;
    this.patience = patience;
  }

  public static Waiting on(OutputStream screen) {
    return on(screen, PATIENCE);
  }

  public static Waiting on(OutputStream screen, Duration patience) {
    return new Waiting(screen, patience);
  }

  /** Begins to wait for what has that name. */
  public void begin(String name) {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(patience.toMillis());
                show(name);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "waiting");
    watch.setDaemon(true);
    watch.start();
  }

  private synchronized void show(String name) {
    if (!over) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(-1)
              .setRenderer(
                  (state, room) -> name + " … " + state.getElapsedAfterStart().toSeconds() + " s")
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .setConsumer(
                  new ConsoleProgressBarConsumer(
                      new PrintStream(screen, true, StandardCharsets.UTF_8), WIDTH))
              .build();
    }
  }

  /** The stream, so used that the wait is over before anything is written to it. */
  OutputStream before(OutputStream out) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        Waiting.this.close();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        Waiting.this.close();
        out.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }
    };
  }

  /** Takes off what is shown; nothing is shown any more. */
  @Override
  public synchronized void close() {
    over = true;
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
