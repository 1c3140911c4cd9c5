package dev.kindling.batch;

import java.io.IOException;
import java.io.Writer;

/** A plan a line: {@code kindling/plan/1} objects, as {@code plan --format jsonl} prints them. */
final class LineResults implements Results {

  private final Writer out;
  private final boolean timings;

  LineResults(Writer out, boolean timings) {
    this.out = out;
    this.timings = timings;
  }

  @Override
  public void begin() {
    // Nothing stands before the first object.
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    for (int i = 0; i < outcome.lines().size(); i++) {
      String line = outcome.lines().get(i);
      if (timings) {
        long millis = i < outcome.rows().size() ? outcome.rows().get(i).millis() : outcome.millis();
        line = line.substring(0, line.length() - 1) + ",\"milliseconds\":" + millis + "}";
      }
      out.write(line);
      out.write('\n');
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    if (totals.projects() < found) {
      out.write(
          "{\"schema\":\"kindling/batch/1\",\"incomplete\":true,\"done\":"
              + totals.projects()
              + ",\"found\":"
              + found
              + "}\n");
    }
  }
}
