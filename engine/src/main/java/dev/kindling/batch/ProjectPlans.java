package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.facts.UnreadPipeline;
import dev.kindling.project.OpenProject;
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

  private final ProjectWork work;

  ProjectPlans(ProjectWork work) {
    this.work = work;
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
    OpenProject opened = work.open(candidate);
    Project project = work.read(opened);
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Failure failure = null;
    long from = began;
    for (String pipeline : work.pipelines(project)) {
      ProjectWork.Planned planned = work.plan(candidate, opened, pipeline);
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

  private static String line(ProjectWork.Planned planned, String path) throws IOException {
    StringWriter line = new StringWriter();
    PlanJson.line().write(planned.plan(), path, line);
    return line.toString().stripTrailing();
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
