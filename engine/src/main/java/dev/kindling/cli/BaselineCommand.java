package dev.kindling.cli;

import dev.kindling.cli.process.ProgramVersion;
import picocli.CommandLine.Command;

/** {@code kindling baseline}: what is accepted today, so that a build fails on what is new. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Keeps today's Spark nodes and findings, without line numbers, so that a build fails on new"
            + " ones only.",
    subcommands = {BaselineWriteCommand.class, BaselineCheckCommand.class})
final class BaselineCommand {}
