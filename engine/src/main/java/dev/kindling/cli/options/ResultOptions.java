package dev.kindling.cli.options;

import dev.kindling.cli.process.BackgroundWriter;
import dev.kindling.cli.process.Colour;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.files.AtomicFile;
import dev.kindling.planning.OpenedPath;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's result goes, and how much is said beside it: the same for every command. */
public final class ResultOptions {

  /** Something that a command prints: text that may be long. */
  public interface Result {
    void writeTo(Writer writer) throws IOException;
  }

  private static final int CHUNK = 1 << 16;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to FILE, whole or not at all.")
  private @Nullable Path output;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print neither progress nor notes.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colour: auto, always or never (default: auto, which honours NO_COLOR and FORCE_COLOR).")
  private Colour colour = Colour.AUTO;

  @Option(
      names = "--wide",
      description = "Let tables be wider than the terminal, with nothing left out of a name.")
  private boolean wide;

  /** How text looks where the result goes. */
  public TextLook look(Terminal terminal, Path root, boolean all) {
    return new TextLook(
        coloured(terminal) ? Style.ANSI : Style.PLAIN,
        origin -> OpenedPath.of(root, origin),
        all,
        output != null || wide || !terminal.interactive() ? 0 : terminal.width());
  }

  /** Whether the result is shown where messages are. */
  public boolean shown() {
    return output == null;
  }

  /** Whether to colour the result: never in a file unless that is asked for. */
  public boolean coloured(Terminal terminal) {
    return output == null ? colour.on(terminal) : colour == Colour.ALWAYS;
  }

  /** The file that takes the result; null for standard output. */
  public @Nullable Path file() {
    return output;
  }

  public boolean quiet() {
    return quiet;
  }

  public Messages messages(Terminal terminal, Path root) {
    return Messages.of(terminal, root, colour, quiet);
  }

  /** Prints the result, or writes the file: whole, or it stays what it was. */
  public void write(Terminal terminal, Result result) throws IOException {
    if (output == null) {
      print(terminal, result);
    } else if (Files.isDirectory(output)) {
      throw new InvalidInput(
          OpenedPath.named(output), "is a folder: name the file to write after -o.");
    } else if (Files.exists(output) && !Files.isRegularFile(output)) {
      // A device or a pipe cannot be replaced.
      try (Writer writer = Files.newBufferedWriter(output)) {
        result.writeTo(writer);
      }
    } else {
      replace(output.toAbsolutePath(), result);
    }
  }

  private static void print(Terminal terminal, Result result) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
    result.writeTo(writer);
    writer.flush();
    terminal.deliver();
  }

  private static void replace(Path file, Result result) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          OpenedPath.named(folder), "is no folder: create it, or change the file after -o.");
    }
    try (AtomicFile draft = AtomicFile.of(target)) {
      try (Writer writer =
          new BackgroundWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(draft.path(), StandardOpenOption.CREATE_NEW),
                  StandardCharsets.UTF_8.newEncoder()),
              CHUNK)) {
        result.writeTo(writer);
      }
      draft.publish();
    }
  }
}
