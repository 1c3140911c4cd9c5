package dev.kindling.cli;

import dev.kindling.cli.options.LoadingOptions;
import dev.kindling.cli.options.NodeArguments;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.options.TextOrJson;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.Why;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.git.ProjectHistory;
import dev.kindling.history.Blame;
import dev.kindling.history.Standing;
import dev.kindling.history.Standing.Since;
import dev.kindling.plan.Verdict;
import dev.kindling.planning.PlanLoader;
import dev.kindling.report.BlameWriter;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling blame}: since which commit a node has its verdict, and what brought it. */
@Command(
    name = "blame",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Tells since which commit each Spark node has been one, and what of that commit made it so;"
            + " of a default node that once was on Spark, which commit took it off. Reads git's"
            + " objects and checks nothing out.")
final class BlameCommand implements Action {

  @Mixin private LoadingOptions loading = new LoadingOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "[PROJECT] [NODE...]",
      hideParamSyntax = true,
      description = {
        "PROJECT is a Kedro project's folder in a git repository; default: the one that the current"
            + " folder lies in. NODE is a node's full name, or a pattern of names with * and ?.",
        "Without NODE: all nodes on Spark, and those that once were."
      })
  private List<String> words = List.of();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  private @Nullable NodeArguments named;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Path project = named().place().path();
    PlanLoader loader = loading.loader(terminal);
    List<Standing> answers;
    PlanLoader.Loaded now;
    try (ProjectHistory history = ProjectHistory.of(project)) {
      now = loader.load(named().place());
      Explanation explained = now.explanation();
      answers = Blame.of(explained, asked(explained), history, loader.inCommits(project));
    }
    List<Standing> told = answers.stream().filter(this::told).toList();
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    result.write(
        terminal,
        format == TextOrJson.JSON
            ? out -> BlameWriter.writeJson(now.plan(), told, out)
            : out -> BlameWriter.write(told, style, out));
    Messages messages = result.messages(terminal, project);
    boolean incomplete = messages.unread(now.unread(""));
    for (String reason : uncertain(answers)) {
      messages.error(Origin.UNKNOWN, "unread-commit", reason);
      incomplete = true;
    }
    return incomplete ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private Set<String> asked(Explanation explained) {
    Set<String> nodes = new LinkedHashSet<>();
    if (named().nodes().isEmpty()) {
      explained.plan().nodes().stream().map(Verdict::node).forEach(nodes::add);
    }
    named().nodes().forEach(word -> nodes.addAll(Why.meant(word, explained)));
    return nodes;
  }

  /** Default nodes that never were on Spark are no news, unless they are asked for. */
  private boolean told(Standing answer) {
    return !named().nodes().isEmpty()
        || answer.verdict().type() == NodeType.PYSPARK
        || answer.since() != Since.ALWAYS && answer.since() != Since.OLDER;
  }

  /** Why answers may be others, each reason once. */
  private static List<String> uncertain(List<Standing> answers) {
    List<String> reasons =
        answers.stream()
            .flatMap(answer -> answer.unread().stream())
            .distinct()
            .map(
                commit ->
                    "commit "
                        + commit.shortId()
                        + " cannot be planned in full; what it changed is"
                        + " not known: kindling history tells why.")
            .collect(Collectors.toList());
    if (answers.stream().anyMatch(answer -> answer.since() == Since.OLDER)) {
      reasons.add(
          "the clone is shallow, and some verdicts are older than it; `git fetch --unshallow`"
              + " fetches the rest.");
    }
    return reasons;
  }

  @Override
  public Path root() {
    return named().place().path();
  }

  private NodeArguments named() {
    if (named == null) {
      named = NodeArguments.of(words);
    }
    return named;
  }
}
