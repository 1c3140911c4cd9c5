package dev.kindling.report.findings;

import dev.kindling.facts.InvalidInput;
import dev.kindling.git.SourceFiles;
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
   * @param files what services call the files of its findings
   */
  void plan(SourceFiles files, Plan plan) throws IOException;

  /**
   * Adds a project that has no plan.
   *
   * @param files as for a plan
   * @param project its path, as results print it
   */
  void failure(SourceFiles files, String project, InvalidInput failure) throws IOException;

  /**
   * Ends the document.
   *
   * @param complete false where projects are missing, since the run was stopped
   */
  void end(boolean complete) throws IOException;
}
