package dev.kindling.cli.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What to do when the process is told to end (Ctrl-C, SIGTERM): the action is called, and the
 * process stays until {@link #release}, but not for long. Its exit code is the signal's.
 */
public final class Interrupt {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable action) {
    hook =
        new Thread(
            () -> {
              action.run();
              await();
            },
            "kindling-interrupt");
  }

  public static Interrupt with(Runnable action) {
    Interrupt interrupt = new Interrupt(action);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void await() {
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.INCOMPLETE.number());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is closed: the process may end. */
  public void release() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook is what made the work close.
    }
  }
}
