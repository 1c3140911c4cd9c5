package dev.kindling.cli.process;

/** How the program ended, for scripts. Scripts rely on the numbers: they never change. */
public enum ExitCode {
  /** Done, and nothing to object to. */
  DONE(0, "Done, and nothing to object to."),
  /** Done, and a finding stands that {@code --fail-on} objects to, or a difference was found. */
  OBJECTION(1, "Done, and a finding stands that --fail-on objects to, or a difference was found."),
  /** The call, the input or a rule file is wrong. */
  WRONG(2, "The call, the input or a rule file is wrong."),
  /** Done, but part of the input could not be read. */
  INCOMPLETE(3, "Done, but part of the input could not be read."),
  /** A fault of the program itself. */
  FAULT(70, "A fault of the program itself."),
  /** What 128 and the number of the signal make that ends other programs then. */
  CLOSED(141, "Whoever read standard output closed it, as head does: the rest was not written.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** For manuals. */
  public String meaning() {
    return meaning;
  }

  public int number() {
    return number;
  }
}
