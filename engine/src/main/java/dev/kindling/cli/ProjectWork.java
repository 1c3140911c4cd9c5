package dev.kindling.cli;

import dev.kindling.batch.Candidate;
import dev.kindling.batch.Planning;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.project.ProjectReader;
import dev.kindling.project.ReadOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a batch does with each project, as its options say. */
final class ProjectWork implements Planning {

  private final DecisionOptions decision;
  private final ReadOptions reading;
  private final boolean allPipelines;

  ProjectWork(DecisionOptions decision, ReadOptions reading, boolean allPipelines) {
    this.decision = decision;
    this.reading = reading;
    this.allPipelines = allPipelines;
  }

  @Override
  public @Nullable String pipeline() {
    return allPipelines ? null : decision.pipeline();
  }

  @Override
  public Project read(Candidate candidate) {
    return ProjectReader.read(candidate.place(), reading);
  }

  @Override
  public Plan plan(Candidate candidate, Project project, String pipeline) {
    return decision.plan(project, pipeline);
  }

  @Override
  public @Nullable String finish(Candidate candidate, Project project, List<Plan> plans) {
    return null;
  }
}
