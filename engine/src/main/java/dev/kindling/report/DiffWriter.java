package dev.kindling.report;

import dev.kindling.explanation.PlanDiff;
import java.io.IOException;
import java.io.Writer;

/** Writes the difference of two plans in one format. */
@FunctionalInterface
public interface DiffWriter {
  void write(PlanDiff diff, Writer out) throws IOException;
}
