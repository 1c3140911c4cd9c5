package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.options.TextOrJson;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Advice;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.planning.ProjectPlanner;
import dev.kindling.project.OpenProject;
import dev.kindling.report.AdviceWriter;
import dev.kindling.report.DurationsReader;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling advise}: the changes that save most on Spark, each planned to be sure. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Tells which changes save most: that take nodes off Spark, or make fewer Spark jobs, each"
            + " with what it costs.")
final class AdviseCommand implements Action {

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Option(
      names = "--durations",
      paramLabel = "FILE",
      description =
          "How long nodes or tasks run, to count in minutes of a cluster: CSV with the columns"
              + " node (or task, task_id) and seconds (or duration), JSON with such fields, as"
              + " Airflow's API gives task instances, or event logs of Spark, whose applications"
              + " have the names of tasks or nodes.")
  private @Nullable Path durations;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Map<String, Double> read =
        durations == null ? Map.of() : DurationsReader.of(durations, durations.toString());
    OpenProject opened = project.open(terminal);
    Explanation explained = decision.planner().explain(opened);
    List<String> unknown = new ArrayList<>();
    Map<String, Double> seconds = byNode(read, explained, unknown);
    Advice advice =
        Advice.of(explained, ProjectPlanner.options(opened), seconds, Advice.MOST_PLANS);
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    result.write(
        terminal,
        out -> {
          if (format == TextOrJson.JSON) {
            AdviceWriter.writeJson(advice, out);
          } else {
            AdviceWriter.write(advice, style, out);
          }
        });
    Messages messages = result.messages(terminal, root());
    for (String name : unknown) {
      messages.error(
          new Origin(String.valueOf(durations), 0, name),
          "unknown-duration",
          "the plan has no node and no task `" + name + "`; its duration is not counted");
    }
    return messages.incomplete(explained.project()) || !unknown.isEmpty()
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  /** A task's seconds are spread evenly over its nodes, unless they have their own. */
  private static Map<String, Double> byNode(
      Map<String, Double> read, Explanation explained, List<String> unknown) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    List<Task> spark =
        explained.plan().tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).toList();
    if (spark.size() == 1) {
      // A session that is given no other name has the project's, and only one task can be meant.
      for (String name : List.of(explained.project().name(), explained.project().packageName())) {
        named.put(plain(name), spark.get(0).nodes());
      }
      named.remove("");
    }
    explained.plan().tasks().forEach(task -> named.put(plain(task.name()), task.nodes()));
    explained.plan().nodes().forEach(v -> named.put(plain(v.node()), List.of(v.node())));
    Map<String, Double> seconds = new LinkedHashMap<>();
    read.forEach(
        (name, value) -> {
          List<String> nodes = named.getOrDefault(plain(name), List.of());
          if (nodes.isEmpty()) {
            unknown.add(name);
          }
          for (String node : nodes) {
            if (nodes.size() == 1) {
              seconds.put(node, value);
            } else {
              seconds.putIfAbsent(node, value / nodes.size());
            }
          }
        });
    return seconds;
  }

  /** A name as Airflow's ids keep it: letters and digits, whatever stands between them. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  @Override
  public Path root() {
    return project.root();
  }
}
