package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Fault;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.StandardOutput;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.planning.OpenedPath;
import dev.kindling.report.style.Lines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads the command line, runs the command and turns whatever happens into an exit code and at most
 * one message. Nothing that is thrown leaves this class.
 */
public final class Program {

  private final Terminal terminal;
  private final Fault fault;
  private Path root = Path.of("");

  Program(Terminal terminal) {
    this.terminal = terminal;
    this.fault = new Fault(terminal);
  }

  ExitCode run(String... args) {
    ExitCode code;
    try {
      code = attempt(args);
      terminal.deliver();
    } catch (StandardOutput.Closed nobodyReads) {
      return ExitCode.CLOSED;
    } catch (InvalidInput wrong) {
      Messages.of(terminal, root)
          .error(wrong.origin(), "input", String.valueOf(wrong.getMessage()));
      wrong.details().forEach(line -> terminal.err().println(Lines.visible(line)));
      code = ExitCode.WRONG;
    } catch (UnreadPipeline hidden) {
      Messages.of(terminal, root).unread(hidden.unread());
      code = ExitCode.INCOMPLETE;
    } catch (IOException | UncheckedIOException e) {
      IOException cause = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
      Messages.of(terminal, root).error(place(cause), "input-output", sentence(cause));
      code = ExitCode.WRONG;
    } catch (Throwable thrown) {
      fault.report(thrown);
      code = ExitCode.FAULT;
    }
    return flushed(code);
  }

  private ExitCode flushed(ExitCode code) {
    terminal.err().flush();
    try {
      terminal.out().flush();
    } catch (StandardOutput.Closed nobodyReads) {
      // Why it ended is said already, and says more.
      return code;
    }
    return code;
  }

  private ExitCode attempt(String... args) throws IOException {
    try {
      return execute(args);
    } catch (ParameterException wrong) {
      Messages.of(terminal, root).error(Origin.UNKNOWN, "usage", sentence(wrong));
      return ExitCode.WRONG;
    }
  }

  private ExitCode execute(String... args) throws IOException {
    if (args.length == 0) {
      usage(everything(), false);
      return ExitCode.WRONG;
    }
    String first = args[0];
    if (first.equals("help")) {
      return help(args);
    }
    Kindling kindling = new Kindling();
    CommandLine line = new CommandLine(kindling);
    if (!first.startsWith("-")) {
      Commands.Entry entry = Commands.named(first).orElseThrow(() -> unknown(line, first));
      line.addSubcommand(entry.name(), entry.create().get());
    }
    ParseResult parsed = plain(line).parseArgs(args);
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine asked = last.commandSpec().commandLine();
    if (last.isUsageHelpRequested()) {
      usage(asked == line ? everything() : asked, true);
    } else if (last.isVersionHelpRequested() || kindling.asksForVersion()) {
      line.printVersionHelp(new PrintWriter(terminal.out(), true));
      if (kindling.asksForMore()) {
        terminal.out().println(ProgramVersion.java());
      }
    } else if (asked.getCommand() instanceof Action action) {
      root = action.root();
      return action.run(terminal);
    } else {
      usage(asked == line ? everything() : asked, false);
      return ExitCode.WRONG;
    }
    return ExitCode.DONE;
  }

  /** {@code kindling help [COMMAND [COMMAND]]} or {@code kindling help TOPIC}. */
  private ExitCode help(String... args) throws IOException {
    CommandLine asked = everything();
    for (String name : List.of(args).subList(1, args.length)) {
      CommandLine inner = asked.getSubcommands().get(name);
      if (inner == null) {
        if (asked.getParent() == null && args.length == 2) {
          return topic(name, asked);
        }
        throw unknown(asked, name);
      }
      asked = inner;
    }
    usage(asked, true);
    return ExitCode.DONE;
  }

  private ExitCode topic(String name, CommandLine line) throws IOException {
    Optional<String> page = Topics.page(name);
    if (page.isPresent()) {
      terminal.out().print(page.get());
      return ExitCode.DONE;
    }
    List<String> topics = Topics.names();
    if (name.equals("topics")) {
      topics.forEach(terminal.out()::println);
      return ExitCode.DONE;
    }
    List<String> known = new ArrayList<>(topics);
    known.addAll(Commands.names());
    throw new ParameterException(
        line,
        "there is no command and no topic '"
            + name
            + "'."
            + Spelling.hint(name, known)
            + " The topics are "
            + String.join(", ", topics)
            + ".");
  }

  /** The program with all its commands. */
  static CommandLine everything() {
    CommandLine line = new CommandLine(new Kindling());
    Commands.ALL.forEach(entry -> line.addSubcommand(entry.name(), entry.create().get()));
    return plain(line);
  }

  private static CommandLine plain(CommandLine line) {
    CommandHelp.addTo(line);
    return line
        // A node may be called @name: no argument is a file of arguments.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false)
        .setUsageHelpWidth(100);
  }

  private void usage(CommandLine command, boolean asked) {
    (asked ? terminal.out() : terminal.err())
        .print(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
  }

  private static ParameterException unknown(CommandLine line, String name) {
    if (line.getCommand() instanceof Action) {
      return new ParameterException(
          line, "`" + line.getCommandSpec().qualifiedName() + "` has no commands of its own.");
    }
    List<String> known =
        line.getSubcommands().isEmpty()
            ? Commands.names()
            : List.copyOf(line.getSubcommands().keySet());
    return new ParameterException(
        line,
        "there is no command '"
            + name
            + "'."
            + Spelling.hint(name, known)
            + " The commands are "
            + String.join(", ", known)
            + ".");
  }

  private static String sentence(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    String help = " See " + line.getCommandSpec().qualifiedName() + " --help.";
    String said = String.valueOf(wrong.getMessage());
    if (wrong instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
      String option = unmatched.getUnmatched().get(0);
      List<String> known =
          line.getCommandSpec().options().stream()
              .filter(o -> !o.hidden())
              .map(o -> o.longestName())
              .toList();
      said = "there is no option " + option + "." + Spelling.hint(option, known);
    } else if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      List<String> inner = List.copyOf(line.getSubcommands().keySet());
      said =
          inner.isEmpty()
              ? "`" + word + "` is one argument too many."
              : "there is no command '"
                  + word
                  + "'."
                  + Spelling.hint(word, inner)
                  + " The commands are "
                  + String.join(", ", inner)
                  + ".";
    }
    ArgSpec given = wrong.getArgSpec();
    if (given != null && !CommandTree.values(given).isEmpty() && wrong.getValue() != null) {
      List<String> values = CommandTree.values(given);
      said =
          (given instanceof OptionSpec option ? option.longestName() : given.paramLabel())
              + " cannot be "
              + wrong.getValue()
              + ": it is "
              + String.join(", ", values)
              + "."
              + Spelling.hint(String.valueOf(wrong.getValue()), values);
    }
    said = said.replaceFirst(" is not an? (?:int|long)$", " is no whole number");
    return said + (said.endsWith(".") || said.endsWith("?") ? "" : ".") + help;
  }

  private static Origin place(IOException e) {
    return e instanceof FileSystemException file
        ? Optional.ofNullable(file.getFile())
            .map(name -> OpenedPath.named(Path.of(name)))
            .orElse(Origin.UNKNOWN)
        : Origin.UNKNOWN;
  }

  /** What the file system says, in words. */
  private static String sentence(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "is not there.";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read or written by this user: change its permissions.";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return "cannot be read or written: " + file.getReason() + ".";
    }
    if (e instanceof CharacterCodingException) {
      return "a file is no UTF-8 text: save it as such.";
    }
    return "reading or writing failed: " + e.getMessage() + ".";
  }
}
