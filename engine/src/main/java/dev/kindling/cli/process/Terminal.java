package dev.kindling.cli.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What surrounds the program: where results and messages go, and the environment. Commands use this
 * in place of {@link System}, so that tests run them without a process.
 *
 * @param out takes results
 * @param err takes messages and progress
 * @param environment the environment's variables
 * @param interactive whether a person reads {@code out}
 * @param watched whether a person reads {@code err}
 * @param width how many characters a line of it takes; 0 where that is not known
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean interactive,
    boolean watched,
    int width) {

  /** The launcher says in this property whether standard output is a terminal. */
  private static final String INTERACTIVE = "kindling.terminal";

  /** And in this one whether standard error is. */
  private static final String WATCHED = "kindling.watched";

  /** And in this one, how wide it is. */
  private static final String WIDTH = "kindling.columns";

  /** Of a width that is not known. */
  public Terminal(
      PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {
    this(out, err, environment, interactive, interactive, 0);
  }

  /** The process's own. Always UTF-8, whatever the platform's charset: results are files too. */
  public static Terminal ofProcess(Waiting waiting) {
    return new Terminal(
        stream(waiting.before(StandardOutput.ofProcess()), false),
        stream(waiting.before(new FileOutputStream(FileDescriptor.err)), true),
        System.getenv(),
        Boolean.getBoolean(INTERACTIVE),
        Boolean.getBoolean(WATCHED),
        Integer.getInteger(WIDTH, 0));
  }

  /**
   * Hands on what was printed so far.
   *
   * @throws IOException where it did not all arrive
   */
  public void deliver() throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output takes no more: the disk may be full");
    }
  }

  private static PrintStream stream(OutputStream out, boolean flushLines) {
    return new PrintStream(
        new BufferedOutputStream(out, 1 << 15), flushLines, StandardCharsets.UTF_8);
  }
}
