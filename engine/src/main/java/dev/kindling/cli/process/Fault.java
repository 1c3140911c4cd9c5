package dev.kindling.cli.process;

import dev.kindling.report.style.Lines;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Tells of a fault of the program itself, out of memory included, without a stack trace. */
public final class Fault {

  /** Set to anything, the stack trace is printed too. */
  static final String DEBUG = "KINDLING_DEBUG";

  private final Terminal terminal;

  /** Ready to be written: there may be no memory left to build a sentence, or its bytes, from. */
  private final byte[] outOfMemory =
      ("kindling: error [fault] the memory does not suffice: give the JVM more by"
              + " KINDLING_JAVA_OPTS=-Xmx8g"
              + System.lineSeparator())
          .getBytes(StandardCharsets.UTF_8);

  /** To be made early: without memory this class might not even load. */
  public Fault(Terminal terminal) {
    this.terminal = terminal;
  }

  public void report(Throwable fault) {
    PrintStream err = terminal.err();
    if (comesOf(fault, OutOfMemoryError.class)) {
      err.write(outOfMemory, 0, outOfMemory.length);
    } else if (comesOf(fault, StackOverflowError.class)) {
      err.println(
          "kindling: error [fault] the input is nested too deeply for the JVM's stack: give it more"
              + " by KINDLING_JAVA_OPTS=-Xss64m, and report it");
    } else {
      err.println(
          "kindling: error [fault] "
              + Lines.visible(fault.toString())
              + ": this is a fault of kindling; "
              + DEBUG
              + "=1 prints where it happened, please report it");
    }
    if (terminal.environment().containsKey(DEBUG)) {
      fault.printStackTrace(err);
    }
    err.flush();
  }

  /** Libraries wrap what they meet. */
  private static boolean comesOf(Throwable fault, Class<? extends Error> type) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
