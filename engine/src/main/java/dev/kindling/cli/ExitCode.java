package dev.kindling.cli;

/** How the program ended, for scripts. Scripts rely on the numbers: they never change. */
enum ExitCode {
  /** Done, and nothing to object to. */
  DONE(0),
  /** Done, and a finding stands that {@code --fail-on} objects to, or a difference was found. */
  OBJECTION(1),
  /** The call, the input or a rule file is wrong. */
  WRONG(2),
  /** Done, but part of the input could not be read. */
  INCOMPLETE(3),
  /** A fault of the program itself. */
  FAULT(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
