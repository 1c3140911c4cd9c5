package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a command does once its options are read. A command is one class: picocli's annotations say
 * what it takes, {@link #run} does it, and a line in {@link Commands} makes it known.
 */
interface Action {

  /**
   * Runs the command.
   *
   * @throws dev.kindling.facts.InvalidInput where the call or the input is wrong: ends with {@link
   *     ExitCode#WRONG}
   * @throws IOException where something cannot be read or written: ends with {@link ExitCode#WRONG}
   */
  ExitCode run(Terminal terminal) throws IOException;

  /** What the files that messages name are relative to; the project's folder, if there is one. */
  default Path root() {
    return Path.of("");
  }
}
