package dev.kindling.report.findings;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.git.SourceFiles;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/**
 * Findings as commands in a job's log, each on a line of its own, so that no document frames them.
 */
abstract class LogCommands implements FindingsReport {

  private final Writer out;
  private final String remedyLead;

  /**
   * @param remedyLead what stands between a finding's message and its remedy
   */
  LogCommands(Writer out, String remedyLead) {
    this.out = out;
    this.remedyLead = remedyLead;
  }

  /** One command with its line feed; {@code files} as for a plan. */
  abstract String command(
      Severity severity, String code, SourceFiles files, Origin origin, String text);

  @Override
  public final void begin() {
    // A command is a line of its own.
  }

  @Override
  public final void plan(SourceFiles files, Plan plan) throws IOException {
    for (Finding finding : plan.findings()) {
      String remedy = finding.remedy().isEmpty() ? "" : remedyLead + finding.remedy();
      String text = finding.message() + remedy;
      out.write(command(finding.severity(), finding.code(), files, finding.origin(), text));
    }
  }

  @Override
  public final void failure(SourceFiles files, String project, InvalidInput failure)
      throws IOException {
    String text = project + " could not be planned: " + failure.getMessage();
    out.write(command(Severity.ERROR, "no-plan", files, failure.origin(), text));
  }

  @Override
  public final void end(boolean complete) throws IOException {
    if (!complete) {
      String text = "the run was stopped before its end";
      out.write(command(Severity.ERROR, "incomplete", SourceFiles.AT_ROOT, Origin.UNKNOWN, text));
    }
  }
}
