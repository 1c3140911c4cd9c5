package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.report.PlanJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the outcome of one project: reads it, plans its pipelines, and writes what was asked for.
 */
final class ProjectPlans implements Function<Candidate, Outcome> {

  private final Planning planning;

  ProjectPlans(Planning planning) {
    this.planning = planning;
  }

  @Override
  public Outcome apply(Candidate candidate) {
    long began = System.nanoTime();
    try {
      return plan(candidate, began);
    } catch (InvalidInput wrong) {
      return Outcomes.failed(candidate.name(), Failure.wrong(wrong), millis(began));
    } catch (IOException e) {
      return Outcomes.failed(candidate.name(), Failure.unreadable(e), millis(began));
    } catch (UncheckedIOException e) {
      return Outcomes.failed(candidate.name(), Failure.unreadable(e.getCause()), millis(began));
    }
  }

  private Outcome plan(Candidate candidate, long began) throws IOException {
    Project project = planning.read(candidate);
    List<Plan> plans = new ArrayList<>();
    for (String pipeline : pipelines(project)) {
      plans.add(planning.plan(candidate, project, pipeline));
    }
    List<String> lines = new ArrayList<>();
    for (Plan plan : plans) {
      StringWriter line = new StringWriter();
      PlanJson.line().write(plan, line);
      lines.add(line.toString().stripTrailing());
    }
    return new Outcome(
        candidate.name(),
        plans.stream().map(Row::of).toList(),
        lines,
        project.unread().size(),
        null,
        planning.finish(candidate, project, plans),
        millis(began));
  }

  private List<String> pipelines(Project project) {
    String one = planning.pipeline();
    return one != null ? List.of(one) : project.pipelines().stream().map(Pipeline::name).toList();
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
