package dev.kindling.batch;

import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baselines;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import dev.kindling.report.BaselineText;
import dev.kindling.report.Lines;
import dev.kindling.report.PlanReader;
import dev.kindling.report.Style;
import dev.kindling.report.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each project has that a baseline has not; projects without any are passed over. */
final class CheckResults implements Results {

  private final Lines out;
  private final TextLook look;
  private final Style style;
  private final Baselines accepted;
  private final Map<String, Candidate> projects = new HashMap<>();
  private int news;

  CheckResults(Writer out, TextLook look, Baselines accepted, List<Candidate> projects) {
    this.out = new Lines(out, look.style());
    this.look = look;
    this.style = look.style();
    this.accepted = accepted;
    projects.forEach(project -> this.projects.put(project.name(), project));
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
    String path = Candidate.of(outcome.project(), projects).sourcePath();
    for (String line : outcome.lines().subList(0, outcome.rows().size())) {
      Plan plan = PlanReader.read(line, outcome.project());
      Baseline.Check check = accepted.of(path, plan).check(plan);
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
