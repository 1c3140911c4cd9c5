package dev.kindling.report;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/** GitHub Actions' workflow commands, which show beside the lines of a change. */
final class GithubReport implements FindingsReport {

  private final Writer out;

  GithubReport(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // A workflow command is a line of its own.
  }

  @Override
  public void plan(String folder, Plan plan) throws IOException {
    for (Finding finding : plan.findings()) {
      String remedy = finding.remedy().isEmpty() ? "" : "\nRemedy: " + finding.remedy();
      write(
          finding.severity(), finding.code(), folder, finding.origin(), finding.message() + remedy);
    }
  }

  @Override
  public void failure(String folder, String project, InvalidInput failure) throws IOException {
    write(
        Severity.ERROR,
        "no plan",
        folder,
        failure.origin(),
        project + " could not be planned: " + failure.getMessage());
  }

  @Override
  public void end(boolean complete) throws IOException {
    if (!complete) {
      write(Severity.ERROR, "incomplete", "", Origin.UNKNOWN, "the run was stopped before its end");
    }
  }

  private void write(Severity severity, String title, String folder, Origin origin, String text)
      throws IOException {
    StringBuilder line = new StringBuilder("::").append(command(severity)).append(' ');
    if (origin.known()) {
      line.append("file=").append(property(folder + origin.file())).append(',');
    }
    if (origin.line() > 0) {
      line.append("line=").append(origin.line()).append(',');
    }
    line.append("title=").append(property("kindling " + title));
    out.write(line + "::" + data(text) + "\n");
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
