package dev.kindling.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every command that there is, in the order of the help. Only the command that is called is
 * constructed, since picocli reads annotations at a price that each start would pay.
 */
final class Commands {

  /**
   * A command by its name.
   *
   * @param create makes the annotated command
   */
  record Entry(String name, Supplier<Object> create) {}

  static final List<Entry> ALL =
      List.of(
          entry("plan", PlanCommand::new),
          entry("why", WhyCommand::new),
          entry("compile", CompileCommand::new),
          entry("whatif", WhatIfCommand::new),
          entry("advise", AdviseCommand::new),
          entry("diff", DiffCommand::new),
          entry("blame", BlameCommand::new),
          entry("history", HistoryCommand::new),
          entry("baseline", BaselineCommand::new),
          entry("rules", RulesCommand::new),
          entry("snapshot", SnapshotCommand::new),
          entry("init", InitCommand::new),
          entry("batch", BatchCommand::new),
          entry("schema", SchemaCommand::new),
          // Last: what is done once, if at all.
          entry("completion", CompletionCommand::new),
          entry("warm-up", WarmUpCommand::new));

  private Commands() {}

  static Optional<Entry> named(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  private static Entry entry(String name, Supplier<Object> create) {
    return new Entry(name, create);
  }
}
