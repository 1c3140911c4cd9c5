package dev.kindling.batch;

import java.io.IOException;
import java.io.Writer;

/** A plan a line: {@code kindling/plan/1} objects, as {@code plan --format jsonl} prints them. */
final class LineResults implements Results {

  private final Writer out;

  LineResults(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // Nothing stands before the first object.
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    for (String line : outcome.lines()) {
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
