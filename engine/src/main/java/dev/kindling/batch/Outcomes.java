package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.report.PlanJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Makes outcomes of what has no plan. */
final class Outcomes {

  private Outcomes() {}

  static Outcome failed(String project, Failure failure, long millis) {
    StringWriter line = new StringWriter();
    try {
      PlanJson.line()
          .writeError(project, new InvalidInput(failure.origin(), failure.message()), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outcome(
        project, List.of(), List.of(line.toString().stripTrailing()), 0, failure, millis);
  }
}
