package dev.kindling.report;

import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a plan in one format. What is written is a function of the arguments alone and ends with a
 * line feed; the writer is not closed.
 */
@FunctionalInterface
public interface PlanWriter {

  /**
   * Writes the plan.
   *
   * @param project what the plan was made of; formats that draw the pipeline read its edges
   */
  void write(Plan plan, Project project, Writer out) throws IOException;
}
