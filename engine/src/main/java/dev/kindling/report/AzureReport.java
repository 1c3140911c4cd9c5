package dev.kindling.report;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/**
 * Azure Pipelines' logging commands. It knows errors and warnings only: a note is a line of its
 * log.
 */
final class AzureReport implements FindingsReport {

  private final Writer out;

  AzureReport(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // A logging command is a line of its own.
  }

  @Override
  public void plan(String folder, Plan plan) throws IOException {
    for (Finding finding : plan.findings()) {
      String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
      write(
          finding.severity(), finding.code(), folder, finding.origin(), finding.message() + remedy);
    }
  }

  @Override
  public void failure(String folder, String project, InvalidInput failure) throws IOException {
    write(
        Severity.ERROR,
        "no-plan",
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

  private void write(Severity severity, String code, String folder, Origin origin, String text)
      throws IOException {
    if (severity == Severity.NOTE) {
      String place = origin.known() ? folder + origin + ": " : "";
      out.write("##[debug]" + oneLine(place + "note [" + code + "] " + text) + "\n");
      return;
    }
    StringBuilder line = new StringBuilder("##vso[task.logissue type=").append(severity);
    if (origin.known()) {
      line.append(";sourcepath=").append(property(folder + origin.file()));
    }
    if (origin.line() > 0) {
      line.append(";linenumber=").append(origin.line());
    }
    line.append(";code=").append(property(code)).append(']');
    out.write(line + message(text) + "\n");
  }

  private static String oneLine(String raw) {
    return EscapingWriter.visible(raw).replace("\n", "\\n");
  }

  /** As Microsoft documents the escapes of logging commands: percent first. */
  private static String message(String raw) {
    return EscapingWriter.visible(
        raw.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"));
  }

  private static String property(String raw) {
    return message(raw).replace(";", "%3B").replace("]", "%5D");
  }
}
