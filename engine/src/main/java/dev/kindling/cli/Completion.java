package dev.kindling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell needs to complete the program's command lines. */
enum Completion {
  BASH {
    @Override
    String script(CommandLine line) {
      return AutoComplete.bash(line.getCommandName(), line);
    }
  },
  ZSH {
    @Override
    String script(CommandLine line) {
      StringBuilder script = new StringBuilder("#compdef kindling\n\n_kindling() {\n");
      zsh(line.getCommandSpec(), 2, "  ", script);
      return script.append("}\n\ncompdef _kindling kindling\n").toString();
    }
  },
  FISH {
    @Override
    String script(CommandLine line) {
      StringBuilder script = new StringBuilder();
      fish(line.getCommandSpec(), List.of(), script);
      return script.toString();
    }
  };

  /** The whole script. */
  abstract String script(CommandLine line);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void zsh(CommandSpec command, int word, String indent, StringBuilder script) {
    Map<String, CommandSpec> below = CommandTree.below(command);
    if (below.isEmpty()) {
      script.append(indent).append("_arguments -S");
      for (OptionSpec option : CommandTree.options(command)) {
        for (String name : option.names()) {
          script.append(" \\\n").append(indent).append("  ").append(zsh(option, name));
        }
      }
      script.append(" \\\n").append(indent).append("  '*:file:_files'\n");
      return;
    }
    script.append(indent).append("if (( CURRENT == " + word + " )); then\n");
    script.append(indent).append("  local -a commands=(\n");
    below.forEach(
        (name, each) ->
            script
                .append(indent)
                .append("    " + quoted(name + ":" + CommandTree.description(each)) + "\n"));
    script.append(indent).append("  )\n").append(indent).append("  _describe command commands\n");
    script.append(indent).append("  return\n").append(indent).append("fi\n");
    script.append(indent).append("case $words[" + word + "] in\n");
    below.forEach(
        (name, each) -> {
          script.append(indent).append("  " + name + ")\n");
          zsh(each, word + 1, indent + "    ", script);
          script.append(indent).append("    ;;\n");
        });
    script.append(indent).append("esac\n");
  }

  private static String zsh(OptionSpec option, String name) {
    String text = CommandTree.description(option).replaceAll("[\\[\\]:]", "");
    String value = "";
    if (CommandTree.takesValue(option)) {
      List<String> values = CommandTree.values(option);
      value = ":value:" + (values.isEmpty() ? "_files" : "(" + String.join(" ", values) + ")");
    }
    return quoted("*" + name + "[" + text + "]" + value);
  }

  private static void fish(CommandSpec command, List<String> path, StringBuilder script) {
    Map<String, CommandSpec> below = CommandTree.below(command);
    String here =
        path.isEmpty()
            ? "__fish_use_subcommand"
            : path.stream()
                .map(name -> "__fish_seen_subcommand_from " + name)
                .collect(Collectors.joining("; and "));
    if (!path.isEmpty() && !below.isEmpty()) {
      here += "; and not __fish_seen_subcommand_from " + String.join(" ", below.keySet());
    }
    String condition = "complete -c kindling -n " + quoted(here);
    for (Map.Entry<String, CommandSpec> each : below.entrySet()) {
      script.append(condition + " -f -a " + each.getKey());
      script.append(" -d " + quoted(CommandTree.description(each.getValue())) + "\n");
    }
    for (OptionSpec option :
        below.isEmpty() ? CommandTree.options(command) : List.<OptionSpec>of()) {
      script.append(condition);
      for (String name : option.names()) {
        script.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      if (CommandTree.takesValue(option)) {
        List<String> values = CommandTree.values(option);
        script.append(values.isEmpty() ? " -r" : " -x -a " + quoted(String.join(" ", values)));
      }
      script.append(" -d " + quoted(CommandTree.description(option)) + "\n");
    }
    below.forEach(
        (name, each) -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(name);
          fish(each, longer, script);
        });
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "'\\''") + "'";
  }
}
