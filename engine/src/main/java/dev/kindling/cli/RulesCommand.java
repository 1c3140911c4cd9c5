package dev.kindling.cli;

import picocli.CommandLine.Command;

/** {@code kindling rules}: the rules in force, and one rule's page. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists the rules in force, or explains one.",
    subcommands = {RulesListCommand.class, RulesExplainCommand.class})
final class RulesCommand {}
