package dev.kindling.cli;

/** Where the process begins and ends. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with one of {@link ExitCode}'s numbers. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    // A worker thread that dies would otherwise leave the main thread to end with 0.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          Fault.report(terminal, fault);
          Runtime.getRuntime().halt(ExitCode.FAULT.number());
        });
    System.exit(new Program(terminal).run(args).number());
  }
}
