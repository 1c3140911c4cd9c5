package dev.kindling.cli;

import dev.kindling.cli.process.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's name, its help and its version; the commands stand in {@link Commands}. */
@Command(
    name = "kindling",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ProgramVersion.class,
    description =
        "Decides which nodes of a Kedro project run on Spark, says why, and writes the Airflow DAG"
            + " and what Spark needs.",
    footer = {
      "",
      "kindling COMMAND --help tells what a command takes, with examples.",
      "kindling help TOPIC prints a page of the documentation; kindling help topics lists them.",
      "Exit codes: 0 done, 1 a finding or a difference stands, 2 wrong call or input, 3 part of the"
          + " input could not be read, 70 a fault of kindling."
    })
final class Kindling {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit; with -v, also which Java it runs on.")
  private boolean version;

  @Option(
      names = {"-v", "--verbose"},
      description = "With --version, tell more; alone it is --version.")
  private boolean verbose;

  boolean asksForVersion() {
    return version || verbose;
  }

  /** Whether the version is asked for with all that belongs to it. */
  boolean asksForMore() {
    return version && verbose;
  }
}
