package dev.kindling.cli.process;

import dev.kindling.report.style.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, and the commit that was built. */
public final class ProgramVersion implements IVersionProvider {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{12,64}");

  @Override
  public String[] getVersion() throws IOException {
    String java = "Java " + System.getProperty("java.version");
    String commit = commit(properties("build"), properties("commit"));
    return new String[] {"kindling " + number() + " (" + commit + java + ")"};
  }

  /**
   * The Java that runs this, as a line: its vendor, its folder, and where the launcher had it from.
   * Whoever starts the jar otherwise has chosen it.
   */
  public static String java() {
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
  public static String number() throws IOException {
    return properties("build").getProperty("version");
  }

  /**
   * The commit as a part of a sentence: of the clone that was built, else of the source archive;
   * nothing where neither says it.
   */
  public static String commit(Properties build, Properties clone) {
    for (String id : List.of(clone.getProperty("commit", ""), build.getProperty("archived", ""))) {
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
    try (InputStream in = ProgramVersion.class.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties;
  }
}
