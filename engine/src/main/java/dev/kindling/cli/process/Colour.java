package dev.kindling.cli.process;

/** When to colour: {@code --color}. */
public enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether to colour what goes to the terminal. Where nothing is said {@code NO_COLOR} decides,
   * then {@code FORCE_COLOR}, then whether a person reads it.
   */
  public boolean on(Terminal terminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          !isSet("NO_COLOR", terminal)
              && (terminal.interactive() || isSet("FORCE_COLOR", terminal));
    };
  }

  private static boolean isSet(String variable, Terminal terminal) {
    return !terminal.environment().getOrDefault(variable, "").isEmpty();
  }
}
