package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/** The findings as GitHub Actions' workflow commands, which show beside the lines of a change. */
final class GithubPlan implements PlanWriter {

  private final String prefix;

  GithubPlan(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    for (Finding finding : plan.findings()) {
      StringBuilder line = new StringBuilder("::").append(command(finding.severity())).append(' ');
      if (finding.origin().known()) {
        line.append("file=").append(property(prefix + finding.origin().file())).append(',');
      }
      if (finding.origin().line() > 0) {
        line.append("line=").append(finding.origin().line()).append(',');
      }
      line.append("title=").append(property("kindling " + finding.code()));
      String remedy = finding.remedy().isEmpty() ? "" : "\nRemedy: " + finding.remedy();
      out.write(line + "::" + data(finding.message() + remedy) + "\n");
    }
  }

  private static String command(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.toString();
  }

  private static String data(String raw) {
    String text = raw.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return EscapingWriter.visible(text);
  }

  private static String property(String raw) {
    return data(raw).replace(":", "%3A").replace(",", "%2C");
  }
}
