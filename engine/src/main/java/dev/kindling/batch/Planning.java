package dev.kindling.batch;

import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a project is read and planned; the same for all of a run. */
public interface Planning {

  /** The pipeline to plan; null plans every one that a project registers. */
  @Nullable String pipeline();

  Project read(Candidate candidate) throws IOException;

  Plan plan(Candidate candidate, Project project, String pipeline) throws IOException;

  /**
   * Writes what goes along with the plans: a report, the artifacts.
   *
   * @return the report's file, relative to the index; null where there is none
   */
  @Nullable String finish(Candidate candidate, Project project, List<Plan> plans)
      throws IOException;
}
