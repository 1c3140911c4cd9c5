package dev.kindling.report;

import dev.kindling.facts.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A finding on one line, as compilers print them: {@code path:line: severity [code] message}. */
public final class TextFindings {

  private TextFindings() {}

  public static void write(Finding finding, Style style, Lines out) throws IOException {
    for (String line : lines(finding, style)) {
      out.line(line);
    }
  }

  /** The same text without escapes, each of its lines ended. */
  static String plain(Finding finding) {
    return String.join("\n", lines(finding, Style.PLAIN)) + "\n";
  }

  /** Its first line, without the remedy. */
  static String headline(Finding finding, Style style) {
    String at = finding.origin().known() ? finding.origin() + ": " : "";
    return at
        + style.severity(finding.severity(), finding.severity().toString())
        + " ["
        + finding.code()
        + "] "
        + finding.message();
  }

  /** A remedy may have lines of its own, as an entry to add; they stay below it. */
  static List<String> lines(Finding finding, Style style) {
    List<String> lines = new ArrayList<>(List.of(headline(finding, style)));
    if (!finding.remedy().isEmpty()) {
      List<String> remedy = List.of(finding.remedy().split("\n", -1));
      lines.add("  " + style.faint("remedy: ") + remedy.get(0));
      remedy.stream().skip(1).map(line -> "    " + line).forEach(lines::add);
    }
    return lines;
  }
}
