package dev.kindling.report;

import dev.kindling.facts.Finding;
import java.io.IOException;
import java.io.Writer;

/** A finding on one line, as compilers print them: {@code path:line: severity [code] message}. */
public final class TextFindings {

  private TextFindings() {}

  public static void write(Finding finding, Style style, Writer out) throws IOException {
    out.write(text(finding, style));
  }

  /** The same text without escapes. */
  static String plain(Finding finding) {
    return text(finding, Style.PLAIN);
  }

  /** Its first line, without the remedy. */
  static String headline(Finding finding, Style style) {
    String at = finding.origin().known() ? finding.origin() + ": " : "";
    return at
        + style.severity(finding.severity(), finding.severity().toString())
        + " ["
        + finding.code()
        + "] "
        + finding.message()
        + "\n";
  }

  private static String text(Finding finding, Style style) {
    StringBuilder text = new StringBuilder(headline(finding, style));
    if (!finding.remedy().isEmpty()) {
      text.append("  ")
          .append(style.faint("remedy: "))
          .append(finding.remedy().replace("\n", "\n    "))
          .append('\n');
    }
    return text.toString();
  }
}
