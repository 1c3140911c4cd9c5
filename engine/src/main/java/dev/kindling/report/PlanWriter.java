package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a plan in one format. What is written is a function of the arguments alone and ends with a
 * line feed; the writer is not closed.
 */
@FunctionalInterface
public interface PlanWriter {

  /** Writes the plan, and of its explanation what the format has room for. */
  void write(Explanation explained, Writer out) throws IOException;
}
