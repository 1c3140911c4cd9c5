package dev.kindling.cli;

import dev.kindling.cli.process.ProgramVersion;
import picocli.CommandLine.Command;

/** {@code kindling rules}: the rules in force, and what their authors need. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists and explains the rules in force; checks, starts and tests one's own.",
    subcommands = {
      RulesListCommand.class,
      RulesExplainCommand.class,
      RulesCheckCommand.class,
      RulesNewCommand.class,
      RulesTestCommand.class,
      RulesFactsCommand.class
    })
final class RulesCommand {}
