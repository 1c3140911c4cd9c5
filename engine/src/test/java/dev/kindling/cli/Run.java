package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A run of the program in this process.
 *
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record Run(ExitCode code, String out, String err) {

  public static Run of(Object... args) {
    return of(Map.of(), args);
  }

  public static Run of(Map<String, String> environment, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            false);
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    ExitCode code = new Program(terminal).run(words);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The fixture's folder, as every test names it. */
  static Path fixture(String name) {
    return Path.of("..", "fixtures", name);
  }
}
