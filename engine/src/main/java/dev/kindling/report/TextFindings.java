package dev.kindling.report;

import dev.kindling.facts.Finding;
import java.io.IOException;
import java.io.Writer;

/** A finding on one line, as compilers print them: {@code path:line: severity [code] message}. */
public final class TextFindings {

  private TextFindings() {}

  public static void write(Finding finding, Style style, Writer out) throws IOException {
    if (finding.origin().known()) {
      out.write(finding.origin() + ": ");
    }
    out.write(style.severity(finding.severity(), finding.severity().toString()));
    out.write(" [" + finding.code() + "] " + finding.message() + "\n");
    if (!finding.remedy().isEmpty()) {
      out.write("  " + style.faint("remedy: ") + finding.remedy().replace("\n", "\n    ") + "\n");
    }
  }
}
