package dev.kindling.report.findings;

import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** The formats for services that show findings beside the code. */
public enum FindingsFormat {
  SARIF,
  GITHUB,
  GITLAB,
  AZURE,
  JUNIT;

  /**
   * A report in this format.
   *
   * @param rules what is known of codes, by code
   * @param version the program's
   */
  public FindingsReport on(Writer out, Map<String, CodePage> rules, String version) {
    return switch (this) {
      case SARIF -> new SarifReport(out, rules, version);
      case GITHUB -> new GithubReport(out);
      case GITLAB -> new GitlabReport(out);
      case AZURE -> new AzureReport(out);
      case JUNIT -> new JunitReport(out);
    };
  }

  /** As the command line spells it: {@code sarif}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
