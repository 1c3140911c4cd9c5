package dev.kindling.batch;

import dev.kindling.explanation.Baseline;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import dev.kindling.report.BaselineText;
import dev.kindling.report.PlanReader;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;

/** What each project has that a baseline has not; projects without any are passed over. */
final class CheckResults implements Results {

  private final Lines out;
  private final TextLook look;
  private final Style style;
  private final Accepted accepted;
  private int news;

  CheckResults(Writer out, TextLook look, Accepted accepted) {
    this.out = new Lines(out, look.style());
    this.look = look;
    this.style = look.style();
    this.accepted = accepted;
  }

  /** Whether no project has anything new. */
  boolean passes() {
    return news == 0;
  }

  @Override
  public void begin() {
    // Nothing stands before the first project.
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    for (String line : outcome.lines().subList(0, outcome.rows().size())) {
      Plan plan = PlanReader.read(line, outcome.project());
      Baseline.Check check = accepted.of(outcome.project(), plan).check(plan);
      if (!check.passes()) {
        news += check.newSpark().size() + check.newFindings().size();
        out.line(style.strong(outcome.project()), ", pipeline ", plan.pipeline());
        BaselineText.writeNews(check, look, out);
      }
    }
    if (outcome.failure() != null) {
      out.line(
          outcome.project(),
          ": ",
          style.severity(Severity.ERROR, "failed"),
          ": ",
          outcome.failure().sentence(outcome.project()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    out.line(
        Totals.count(totals.projects(), "project")
            + (totals.projects() < found ? " of " + found : "")
            + ": "
            + (news == 0 ? "nothing new" : Totals.count(news, "difference")));
  }
}
