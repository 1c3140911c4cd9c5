package dev.kindling.report;

import dev.kindling.facts.InvalidInput;
import dev.kindling.plan.Plan;
import java.io.IOException;

/**
 * Writes the findings of plans, of one project or of many, as one document for a service that shows
 * them. What is written is a function of the calls alone; the writer beneath is not closed.
 */
public interface FindingsReport {

  /** Begins the document. */
  void begin() throws IOException;

  /**
   * Adds a plan's findings.
   *
   * @param folder the project's folder below the root of the sources, from which services count
   *     files: empty, or with a slash at its end
   */
  void plan(String folder, Plan plan) throws IOException;

  /**
   * Adds a project that has no plan.
   *
   * @param folder as for a plan
   * @param project its path, as results print it
   */
  void failure(String folder, String project, InvalidInput failure) throws IOException;

  /**
   * Ends the document.
   *
   * @param complete false where projects are missing, since the run was stopped
   */
  void end(boolean complete) throws IOException;
}
