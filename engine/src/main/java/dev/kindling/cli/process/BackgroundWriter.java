package dev.kindling.cli.process;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Hands text to a slower writer while its caller goes on: a result of hundreds of megabytes takes
 * as long to encode and to write as to put together. One chunk is on its way while the next one
 * fills; a short text is written without a thread. What fails is thrown by a later call, by the
 * last one at the latest.
 */
public final class BackgroundWriter extends Writer {

  private final Writer out;
  private final int size;
  private char[] filling = new char[0];
  private char[] leaving = new char[0];
  private int filled;
  private @Nullable ExecutorService thread;
  private @Nullable Future<?> sent;

  /**
   * @param size how many characters are handed on at a time
   */
  public BackgroundWriter(Writer out, int size) {
    this.out = out;
    this.size = size;
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    for (int at = start; at < start + length; ) {
      int fits = room(start + length - at);
      System.arraycopy(text, at, filling, filled, fits);
      filled += fits;
      at += fits;
    }
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    for (int at = start; at < start + length; ) {
      int fits = room(start + length - at);
      text.getChars(at, at + fits, filling, filled);
      filled += fits;
      at += fits;
    }
  }

  @Override
  public void write(int character) throws IOException {
    room(1);
    filling[filled++] = (char) character;
  }

  @Override
  public void flush() throws IOException {
    await();
    out.write(filling, 0, filled);
    filled = 0;
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    } finally {
      if (thread != null) {
        thread.shutdown();
      }
    }
  }

  /** Makes room for one character at least; says for how many of those wanted there is. */
  private int room(int wanted) throws IOException {
    if (filled == filling.length) {
      char[] full = filling;
      if (filled > 0) {
        send(full);
      }
      filling = leaving.length > 0 ? leaving : new char[size];
      leaving = full;
      filled = 0;
    }
    return Math.min(wanted, size - filled);
  }

  private void send(char[] chunk) throws IOException {
    await();
    if (thread == null) {
      thread = Executors.newSingleThreadExecutor(BackgroundWriter::daemon);
    }
    sent =
        thread.submit(
            () -> {
              out.write(chunk, 0, size);
              return null;
            });
  }

  private void await() throws IOException {
    Future<?> before = sent;
    if (before == null) {
      return;
    }
    sent = null;
    try {
      before.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException("writing failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "writing");
    thread.setDaemon(true);
    return thread;
  }
}
