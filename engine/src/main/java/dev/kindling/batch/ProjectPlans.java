package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.UnreadPipeline;
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
    } catch (UnreadPipeline hidden) {
      return Outcomes.failed(candidate.name(), Failure.hidden(hidden), millis(began));
    } catch (IOException e) {
      return Outcomes.failed(candidate.name(), Failure.unreadable(e), millis(began));
    } catch (UncheckedIOException e) {
      return Outcomes.failed(candidate.name(), Failure.unreadable(e.getCause()), millis(began));
    }
  }

  private Outcome plan(Candidate candidate, long began) throws IOException {
    Project project = planning.read(candidate);
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Failure failure = null;
    long from = began;
    for (String pipeline : pipelines(project)) {
      Planning.Planned planned = planning.plan(candidate, project, pipeline);
      rows.add(Row.of(planned.plan(), millis(from), planned.report()));
      from = System.nanoTime();
      lines.add(line(planned, candidate.name()));
      failure = planned.failure() != null ? planned.failure() : failure;
    }
    if (failure != null) {
      lines.addAll(Outcomes.failed(candidate.name(), failure, 0).lines());
    }
    int unread = project.unread().size();
    return new Outcome(candidate.name(), rows, lines, unread, failure, millis(began));
  }

  private static String line(Planning.Planned planned, String path) throws IOException {
    StringWriter line = new StringWriter();
    PlanJson.line().write(planned.plan(), path, line);
    return line.toString().stripTrailing();
  }

  private List<String> pipelines(Project project) {
    String one = planning.pipeline();
    return one != null ? List.of(one) : project.pipelines().stream().map(Pipeline::name).toList();
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
