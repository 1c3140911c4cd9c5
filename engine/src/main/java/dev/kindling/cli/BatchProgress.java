package dev.kindling.cli;

import dev.kindling.batch.Candidate;
import dev.kindling.batch.Outcome;
import dev.kindling.batch.Progress;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.Terminal;
import dev.kindling.report.style.Lines;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a batch is: a bar for a person, a line now and then for a log, nothing if it is to
 * be quiet.
 */
final class BatchProgress implements Progress, AutoCloseable {

  /** Lines of a log are at least so far apart. */
  private static final long PAUSE_NANOS = 10_000_000_000L;

  private static final int BAR_WIDTH = 100;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean quiet;
  private final int all;
  private final @Nullable ProgressBar bar;
  private int done;
  private int failed;
  private long told = System.nanoTime();

  private BatchProgress(PrintStream err, boolean quiet, int all, @Nullable ProgressBar bar) {
    this.err = err;
    this.quiet = quiet;
    this.all = all;
    this.bar = bar;
  }

  static BatchProgress of(Terminal terminal, ResultOptions result, int all) {
    ProgressBar bar = terminal.watched() && !result.quiet() ? bar(terminal.err(), all) : null;
    return new BatchProgress(terminal.err(), result.quiet(), all, bar);
  }

  private static ProgressBar bar(PrintStream err, int all) {
    return new ProgressBarBuilder()
        .setTaskName("Planning")
        .setInitialMax(all)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setUnit(" projects", 1)
        .showSpeed()
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH))
        .build();
  }

  @Override
  public void began(Candidate project) {
    if (bar != null) {
      bar.setExtraMessage(message(project.name()));
    }
  }

  @Override
  public void done(Outcome outcome) {
    done++;
    failed += outcome.failure() == null ? 0 : 1;
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(message(outcome.project()));
    } else if (!quiet && System.nanoTime() - told > PAUSE_NANOS) {
      told = System.nanoTime();
      err.println("kindling: " + done + " of " + all + " projects done, " + failed + " failed");
    }
  }

  private String message(String project) {
    return (failed > 0 ? failed + " failed, " : "") + Lines.visible(project);
  }

  /** The writer, so used that what it prints and the bar do not share a line. */
  Writer beside(Writer out) {
    if (bar == null) {
      return out;
    }
    return new FilterWriter(out) {
      @Override
      public void flush() throws IOException {
        err.print(CLEAR_LINE);
        err.flush();
        super.flush();
      }
    };
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
