package dev.kindling.cli;

/** When to colour: {@code --color}. */
enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether to colour what goes to the terminal. {@code NO_COLOR} only decides where nothing is
   * said.
   */
  boolean on(Terminal terminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          terminal.interactive() && terminal.environment().getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}
