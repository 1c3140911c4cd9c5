package dev.kindling.batch;

import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baselines;
import dev.kindling.report.BaselineJson;
import dev.kindling.report.PlanReader;
import java.io.IOException;
import java.io.Writer;
import java.util.TreeMap;

/** What all plans have, to be accepted: one baseline for all projects. */
final class BaselineResults implements Results {

  private final Writer out;
  private final BaselineKeys keys;
  private final TreeMap<Baselines.Key, Baseline> accepted = new TreeMap<>();

  BaselineResults(Writer out, BaselineKeys keys) {
    this.out = out;
    this.keys = keys;
  }

  @Override
  public void begin() {
    // It is written whole, sorted, at the end.
  }

  @Override
  public void take(Outcome outcome) {
    String path = keys.of(outcome.project());
    for (String line : outcome.lines().subList(0, outcome.rows().size())) {
      Baselines.accept(accepted, path, PlanReader.read(line, outcome.project()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    BaselineJson.write(new Baselines(accepted), out);
  }
}
