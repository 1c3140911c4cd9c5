package dev.kindling.cli.options;

import dev.kindling.planning.ChosenRules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules are in force beside the built-in ones: the same for every command that plans. */
public final class RuleOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE|pack:NAME",
      description = "An organization's rule file, or a pack that comes along; repeatable.")
  private List<String> rules = List.of();

  @Option(
      names = "--trust-rules",
      paramLabel = "FILE",
      description =
          "A rule file that is not checked: it may run any Java, and reports say that it took part;"
              + " repeatable.")
  private List<Path> trusted = List.of();

  private @Nullable ChosenRules chosen;

  /** The rules that are asked for. */
  public ChosenRules chosen() {
    if (chosen == null) {
      chosen = new ChosenRules(rules, trusted);
    }
    return chosen;
  }
}
