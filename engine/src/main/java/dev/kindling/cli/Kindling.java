package dev.kindling.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's name, its help and its version; the commands stand in {@link Commands}. */
@Command(
    name = "kindling",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description =
        "Decides which nodes of a Kedro project run on Spark, says why, and writes the Airflow DAG"
            + " and what Spark needs.",
    footer = {
      "",
      "kindling COMMAND --help tells what a command takes.",
      "Exit codes: 0 done, 1 a finding or a difference stands, 2 wrong call or input, 3 part of the"
          + " input could not be read, 70 a fault of kindling."
    })
final class Kindling {

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
      return new String[] {
        "kindling " + number() + " (Java " + System.getProperty("java.version") + ")"
      };
    }

    /** The number alone. */
    static String number() throws IOException {
      Properties build = new Properties();
      try (InputStream in = Kindling.class.getResourceAsStream("/dev/kindling/build.properties")) {
        build.load(in);
      }
      return build.getProperty("version");
    }
  }
}
