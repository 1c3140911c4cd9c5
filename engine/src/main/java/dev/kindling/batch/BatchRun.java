package dev.kindling.batch;

import dev.kindling.report.findings.CodePage;
import dev.kindling.report.findings.FindingsFormat;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run over many projects: plans them, writes the results as they come, and sums up. */
public final class BatchRun {

  /**
   * How results look.
   *
   * @param timings whether they say how long each project took: the one thing in them that is no
   *     function of the projects
   * @param codes what is known of the codes of findings, by code
   */
  public record Look(
      BatchFormat format, Style style, boolean timings, Map<String, CodePage> codes) {}

  /** Takes each outcome beside the results, in the projects' order: an index of reports. */
  public interface Also {

    /** Nothing beside the results. */
    Also NOTHING = outcome -> {};

    void take(Outcome outcome) throws IOException;
  }

  private final BatchRequest request;
  private final ProjectWork work;
  private final Progress progress;
  private final Also also;
  private volatile boolean stopped;
  private volatile @Nullable Batch running;

  public BatchRun(BatchRequest request, ProjectWork work, Progress progress, Also also) {
    this.request = request;
    this.work = work;
    this.progress = progress;
    this.also = also;
  }

  /**
   * Runs to the end, or until {@link #stop}: then the results say that they are incomplete and the
   * journal stays, to be resumed.
   */
  public Totals run(Look look, Writer out) throws IOException {
    return run(results(look, out), out);
  }

  /** Runs to the end, or until {@link #stop}, and accepts all that is found. */
  public Totals accept(BaselineKeys keys, Writer out) throws IOException {
    return run(new BaselineResults(out, keys), out);
  }

  /** What a check found: the run in figures, and whether no project has anything new. */
  public record Checked(Totals totals, boolean passes) {}

  /** Runs to the end, or until {@link #stop}, and tells what is not accepted. */
  public Checked check(Accepted accepted, TextLook look, Writer out) throws IOException {
    CheckResults results = new CheckResults(out, look, accepted);
    return new Checked(run(results, out), results.passes());
  }

  private Totals run(Results results, Writer out) throws IOException {
    Journal.Call call = new Journal.Call(request.version(), request.options());
    Totals totals = new Totals();
    try (Journal journal =
        request.resume()
            ? Journal.resume(request.journal(), call)
            : Journal.begin(request.journal(), call)) {
      Batch batch =
          new Batch(
              request.projects(), new ProjectPlans(work), request.budget(), journal, progress);
      running = batch;
      if (stopped) {
        batch.stop();
      }
      results.begin();
      batch.run(
          request.jobs(),
          outcome -> {
            totals.add(outcome);
            results.take(outcome);
            also.take(outcome);
            out.flush();
          });
      results.end(totals, request.projects().size());
      if (totals.projects() == request.projects().size()) {
        journal.discard();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return totals;
  }

  /** Ends the run soon. Any thread may call it, at any time. */
  public void stop() {
    stopped = true;
    Batch batch = running;
    if (batch != null) {
      batch.stop();
    }
  }

  private Results results(Look look, Writer out) {
    FindingsFormat findings = look.format().findings();
    if (findings != null) {
      return new FindingResults(
          findings.on(out, look.codes(), request.number()), request.projects());
    }
    return switch (look.format()) {
      case JSONL -> new LineResults(out, look.timings());
      case CSV -> new CsvResults(out, look.timings());
      default ->
          new TextResults(
              out, look.style(), look.timings(), work.allPipelines(), widest(request.projects()));
    };
  }

  private static int widest(List<Candidate> projects) {
    return projects.stream()
        .map(project -> Lines.visible(project.name()))
        .mapToInt(name -> name.codePointCount(0, name.length()))
        .max()
        .orElse(0);
  }
}
