package dev.kindling.cli;

import dev.kindling.report.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The program's name, its help and its version; the commands stand in {@link Commands}. */
@Command(
    name = "kindling",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Kindling.Version.class,
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

  /** The version that the build wrote into the jar, and the commit that was built. */
  static final class Version implements IVersionProvider {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{12,64}");

    @Override
    public String[] getVersion() throws IOException {
      String java = "Java " + System.getProperty("java.version");
      String commit = commit(properties("build"), properties("commit"));
      return new String[] {"kindling " + number() + " (" + commit + java + ")"};
    }

    /**
     * The Java that runs this, as a line: its vendor, its folder, and where the launcher had it
     * from. Whoever starts the jar otherwise has chosen it.
     */
    static String java() {
      String from = System.getProperty("kindling.java", "");
      return "Java "
          + System.getProperty("java.version")
          + " of "
          + System.getProperty("java.vendor")
          + " in "
          + Lines.visible(System.getProperty("java.home"))
          + (from.isEmpty() ? "" : ", found by " + from);
    }

    /** The number alone. */
    static String number() throws IOException {
      return properties("build").getProperty("version");
    }

    /**
     * The commit as a part of a sentence: of the clone that was built, else of the source archive;
     * nothing where neither says it.
     */
    static String commit(Properties build, Properties clone) {
      for (String id :
          List.of(clone.getProperty("commit", ""), build.getProperty("archived", ""))) {
        if (COMMIT.matcher(id).matches()) {
          boolean changed = clone.getProperty("changed", "false").equals("true");
          return "commit " + id.substring(0, 12) + (changed ? " with changes, " : ", ");
        }
      }
      return "";
    }

    private static Properties properties(String name) throws IOException {
      Properties properties = new Properties();
      String file = "/dev/kindling/" + name + ".properties";
      try (InputStream in = Kindling.class.getResourceAsStream(file)) {
        if (in != null) {
          properties.load(in);
        }
      }
      return properties;
    }
  }
}
