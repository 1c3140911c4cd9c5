package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.git.SourceFiles;
import dev.kindling.report.PlanReader;
import dev.kindling.report.findings.FindingsReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The findings of all plans as one document. */
final class FindingResults implements Results {

  private final FindingsReport report;
  private final Map<String, Candidate> projects = new HashMap<>();

  FindingResults(FindingsReport report, List<Candidate> projects) {
    this.report = report;
    projects.forEach(project -> this.projects.put(project.name(), project));
  }

  @Override
  public void begin() throws IOException {
    report.begin();
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    SourceFiles files = Candidate.of(outcome.project(), projects).sourceFiles();
    for (String line : outcome.lines().subList(0, outcome.rows().size())) {
      report.plan(files, PlanReader.read(line, outcome.project()));
    }
    Failure failure = outcome.failure();
    if (failure != null) {
      report.failure(
          files, outcome.project(), new InvalidInput(failure.origin(), failure.message()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    report.end(totals.projects() == found);
  }
}
