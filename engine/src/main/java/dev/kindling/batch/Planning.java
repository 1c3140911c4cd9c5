package dev.kindling.batch;

import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a project is read and planned; the same for all of a run. Called by several threads. */
public interface Planning {

  /**
   * A plan, and what went along with it.
   *
   * @param report the file of its report, relative to the index; null where none was asked for
   * @param failure why something that was to go along with the plan could not be written
   */
  record Planned(Plan plan, @Nullable String report, @Nullable Failure failure) {}

  /** The pipeline to plan; null plans every one that a project registers. */
  @Nullable String pipeline();

  Project read(Candidate candidate) throws IOException;

  Planned plan(Candidate candidate, Project project, String pipeline) throws IOException;
}
