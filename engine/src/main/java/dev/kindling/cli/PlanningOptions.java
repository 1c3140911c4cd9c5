package dev.kindling.cli;

import dev.kindling.batch.Accepted;
import dev.kindling.batch.BaselineKeys;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.Outcome;
import dev.kindling.batch.ProjectWork;
import dev.kindling.cli.options.BatchedOptions;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.Terminal;
import dev.kindling.facts.Origin;
import dev.kindling.planning.CodePages;
import dev.kindling.report.BaselineJson;
import dev.kindling.report.findings.CodePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each project of a batch is read and planned. */
final class PlanningOptions {

  @Mixin private BatchedOptions batched = new BatchedOptions();

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Write a report of each project, and an index of them all, into DIR.")
  private @Nullable Path reports;

  @Option(
      names = "--compile",
      paramLabel = "DIR",
      description = "Write each project's DAG and artifacts into a folder of its own in DIR.")
  private @Nullable Path artifacts;

  @Option(
      names = {"-b", "--baseline"},
      paramLabel = "FILE",
      description =
          "Leave out what FILE accepts, as kindling baseline write ROOT wrote it: new Spark nodes"
              + " and findings alone count.")
  private @Nullable Path baseline;

  ProjectWork work(List<Candidate> projects, Terminal terminal) throws IOException {
    Accepted accepted =
        baseline == null
            ? null
            : new Accepted(
                BaselineJson.readMany(Files.readString(baseline), baseline.toString()),
                new BaselineKeys(projects, baseline));
    return batched.work(terminal, accepted, reports, artifacts);
  }

  /** What is known of the codes of findings that the rules of the call raise. */
  Map<String, CodePage> codes() {
    return CodePages.of(batched.planner().rules().rules());
  }

  @Nullable Path reports() {
    return reports;
  }

  /**
   * Tells of a project with unread parts what the results alone do not: that a baseline accepts the
   * findings that name them, and that nothing was compiled.
   */
  void tell(Outcome outcome, Messages messages) {
    if (outcome.unread() > 0 && (baseline != null || artifacts != null)) {
      BaselineProjects.tellOfUnread(outcome, messages);
      if (artifacts != null) {
        messages.error(
            new Origin(outcome.project(), 0, ""),
            Messages.UNREAD,
            "nothing was written of it: part of the project could not be read.");
      }
    }
  }

  /** What decides the results, by name. */
  Map<String, String> described() {
    Map<String, String> options = new TreeMap<>(batched.described());
    options.put("html", String.valueOf(reports));
    options.put("compile", String.valueOf(artifacts));
    options.put("baseline", String.valueOf(baseline));
    return options;
  }
}
