package dev.kindling.batch;

import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baselines;
import dev.kindling.report.BaselineJson;
import dev.kindling.report.PlanReader;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all plans have, to be accepted: one baseline for all projects. */
final class BaselineResults implements Results {

  private final Writer out;
  private final Map<String, Candidate> projects = new HashMap<>();
  private final TreeMap<Baselines.Key, Baseline> accepted = new TreeMap<>();

  BaselineResults(Writer out, List<Candidate> projects) {
    this.out = out;
    projects.forEach(project -> this.projects.put(project.name(), project));
  }

  @Override
  public void begin() {
    // It is written whole, sorted, at the end.
  }

  @Override
  public void take(Outcome outcome) {
    String path = Candidate.of(outcome.project(), projects).sourcePath();
    for (String line : outcome.lines().subList(0, outcome.rows().size())) {
      Baselines.accept(accepted, path, PlanReader.read(line, outcome.project()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    BaselineJson.write(new Baselines(accepted), out);
  }
}
