package dev.kindling.cli;

import dev.kindling.cli.process.CollectorWatch;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Fault;
import dev.kindling.cli.process.Terminal;
import dev.kindling.cli.process.Waiting;
import dev.kindling.files.AtomicFile;
import dev.kindling.report.style.Lines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/** Where the process begins and ends. */
public final class Main {

  /** Looked up at once: a thread that dies for want of memory may not be able to load a class. */
  private static final int FAULT = ExitCode.FAULT.number();

  private Main() {}

  /** Runs the command line and ends the process with one of {@link ExitCode}'s numbers. */
  public static void main(String[] args) {
    Waiting waiting = Waiting.on(new FileOutputStream(FileDescriptor.err));
    Terminal terminal = Terminal.ofProcess(waiting);
    Fault fault = new Fault(terminal);
    // A worker thread that dies would otherwise leave the main thread to end with 0, or to wait for
    // it; the main thread itself would end the process with 1.
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> end(fault, thrown));
    CollectorWatch.start(() -> end(fault, new OutOfMemoryError()));
    List<String> words = List.of(args);
    if (terminal.watched() && !words.contains("-q") && !words.contains("--quiet")) {
      waiting.begin("kindling " + (words.isEmpty() ? "" : Lines.visible(words.get(0))));
    }
    int code = new Program(terminal).run(args).number();
    waiting.close();
    System.exit(code);
  }

  /** Where there is not even the memory to say so, the exit code says it. */
  private static void end(Fault fault, Throwable thrown) {
    try {
      fault.report(thrown);
      AtomicFile.discardAll(Main::halt);
    } finally {
      halt();
    }
  }

  private static void halt() {
    Runtime.getRuntime().halt(FAULT);
  }
}
