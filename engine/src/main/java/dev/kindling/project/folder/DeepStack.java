package dev.kindling.project.folder;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs work that recurses as deeply as code is nested, on a thread whose stack allows for it. */
final class DeepStack {

  private static final long BYTES = 512L << 20;
  private static final String NAME = "kindling-python";

  private DeepStack() {}

  static <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Thread.currentThread().getName().equals(NAME)) {
      task.run();
    } else {
      Thread thread = new Thread(null, task, NAME, BYTES);
      thread.setDaemon(true);
      thread.start();
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the project was read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
