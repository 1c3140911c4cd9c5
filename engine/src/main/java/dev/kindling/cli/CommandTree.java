package dev.kindling.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What manuals and completions need to know of the commands: the same that the help prints. */
final class CommandTree {

  private CommandTree() {}

  /** The commands below this one by name, without aliases. */
  static Map<String, CommandSpec> below(CommandSpec command) {
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    command
        .subcommands()
        .forEach((name, line) -> commands.putIfAbsent(line.getCommandName(), spec(line)));
    return commands;
  }

  /** The options that the help shows. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  /** What the command does, as one line. */
  static String description(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  /** What the option does, as one line, with its values written out. */
  static String description(OptionSpec option) {
    return String.join(" ", option.description())
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", values(option)));
  }

  /** The values that an option can have, if they are few. */
  static List<String> values(ArgSpec option) {
    Iterable<String> candidates = option.completionCandidates();
    if (candidates == null) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    candidates.forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
    return List.copyOf(values);
  }

  /** Whether the option takes a value. */
  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private static CommandSpec spec(CommandLine line) {
    return line.getCommandSpec();
  }
}
