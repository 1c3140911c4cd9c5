package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Manual pages in the format of {@code man}, from what the help prints. */
final class ManPage {

  private ManPage() {}

  /** The pages of the command and of all below it, by file name: {@code kindling-plan.1}. */
  static Map<String, String> of(CommandSpec command, String version) {
    Map<String, String> pages = new TreeMap<>();
    collect(command, version, pages);
    return pages;
  }

  private static void collect(CommandSpec command, String version, Map<String, String> pages) {
    pages.put(name(command) + ".1", page(command, version));
    CommandTree.below(command).values().forEach(below -> collect(below, version, pages));
  }

  private static String page(CommandSpec command, String version) {
    String name = name(command);
    Map<String, CommandSpec> below = CommandTree.below(command);
    StringBuilder page = new StringBuilder();
    page.append(
        ".TH \"%s\" 1 \"\" \"Kindling %s\" \"Kindling\"\n"
            .formatted(name.toUpperCase(Locale.ROOT), version));
    page.append(".SH NAME\n" + text(name + " - " + CommandTree.description(command)) + "\n");
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    page.append(".SH SYNOPSIS\n" + text(help.synopsis(0).strip().replaceAll("\\s+", " ")) + "\n");
    if (!below.isEmpty()) {
      page.append(".SH COMMANDS\n");
      below.forEach((each, spec) -> item(page, each, CommandTree.description(spec)));
    }
    List<PositionalParamSpec> parameters =
        command.positionalParameters().stream().filter(each -> !each.hidden()).toList();
    if (!parameters.isEmpty()) {
      page.append(".SH ARGUMENTS\n");
      parameters.forEach(
          each -> item(page, each.paramLabel(), String.join(" ", each.description())));
    }
    page.append(".SH OPTIONS\n");
    for (OptionSpec option : CommandTree.options(command)) {
      String value = CommandTree.takesValue(option) ? "=" + option.paramLabel() : "";
      item(page, String.join(", ", option.names()) + value, CommandTree.description(option));
    }
    List<String> examples =
        Stream.of(command.usageMessage().footer())
            .filter(line -> line.startsWith("  "))
            .map(String::strip)
            .toList();
    if (!examples.isEmpty()) {
      page.append(".SH EXAMPLES\n.nf\n");
      examples.forEach(line -> page.append(text(line) + "\n"));
      page.append(".fi\n");
    }
    page.append(".SH EXIT STATUS\n");
    for (ExitCode code : ExitCode.values()) {
      item(page, Integer.toString(code.number()), code.meaning());
    }
    return page.toString();
  }

  private static void item(StringBuilder page, String term, String description) {
    page.append(".TP\n\\fB" + text(term) + "\\fR\n" + text(description) + "\n");
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** A line that starts with a dot or a quote would be a request. */
  private static String text(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
