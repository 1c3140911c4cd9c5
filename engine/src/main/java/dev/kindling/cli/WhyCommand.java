package dev.kindling.cli;

import dev.kindling.cli.options.DecisionOptions;
import dev.kindling.cli.options.NodeArguments;
import dev.kindling.cli.options.ReadingOptions;
import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.options.TextOrJson;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.explanation.DatasetUse;
import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.ProofCheck;
import dev.kindling.explanation.TaskRelation;
import dev.kindling.explanation.Why;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.project.ProjectPlace;
import dev.kindling.report.CheckWriter;
import dev.kindling.report.DatasetWriter;
import dev.kindling.report.TaskRelationWriter;
import dev.kindling.report.WhyJson;
import dev.kindling.report.WhyText;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling why}: the proof tree of one node's verdict; for a default node, why not. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Proves a node's verdict, with the lines that it rests on; for a default node, why not,"
            + " criterion by criterion. Of a dataset, who makes it, who reads it, and what it makes"
            + " Spark.")
final class WhyCommand implements Action {

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(
      arity = "0..3",
      paramLabel = "[PROJECT] NODE [OTHER]",
      hideParamSyntax = true,
      description = {
        "PROJECT is a Kedro project's folder, or a snapshot file (.json, .yml); default: the project"
            + " that the current folder lies in. NODE is a node's full name, or a pattern of names with *"
            + " and ?.",
        "With OTHER instead: why NODE and OTHER are in one task, or in two."
      })
  private List<String> words = List.of();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Instead of NODE, a dataset: who makes it, who reads it, and what it makes Spark.")
  private @Nullable String dataset;

  @Option(
      names = "--check",
      description =
          "Instead, check NODE's proofs: derive the verdict again, without the planner, from what"
              + " each proof names and nothing else, then without one piece of it after the other.")
  private boolean check;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  private @Nullable NodeArguments asked;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    requireQuestion();
    Explanation explained =
        decision.planner().explain(asked().place().open(reading.options(terminal)));
    if (check) {
      Map<String, List<ProofCheck>> checks = new LinkedHashMap<>();
      for (String node : Why.meant(nodes().get(0), explained)) {
        checks.put(
            node,
            Why.of(node, explained).own().stream()
                .map(proof -> ProofCheck.of(proof, explained))
                .toList());
      }
      result.write(terminal, checked(checks, terminal));
      if (checks.values().stream()
          .flatMap(List::stream)
          .anyMatch(each -> !each.faults().isEmpty())) {
        return ExitCode.FAULT;
      }
    } else {
      result.write(terminal, answer(explained, terminal));
    }
    return result.messages(terminal, root()).incomplete(explained.project())
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  private ResultOptions.Result checked(Map<String, List<ProofCheck>> checks, Terminal terminal) {
    Style style = style(terminal);
    String asked = nodes().get(0);
    if (format == TextOrJson.JSON) {
      return checks.containsKey(asked)
          ? out -> CheckWriter.writeJson(asked, checks.get(asked), out)
          : out -> CheckWriter.writeJson(asked, checks, out);
    }
    return out -> {
      for (Map.Entry<String, List<ProofCheck>> each : checks.entrySet()) {
        if (checks.size() > 1) {
          new Lines(out, style).line(style.strong(each.getKey()), ":");
        }
        CheckWriter.write(each.getKey(), each.getValue(), style, out);
      }
    };
  }

  private ResultOptions.Result answer(Explanation explained, Terminal terminal) {
    boolean json = format == TextOrJson.JSON;
    Style style = style(terminal);
    TextLook look = result.look(terminal, root(), false);
    if (dataset != null) {
      DatasetUse use = DatasetUse.of(dataset, explained);
      return json
          ? out -> DatasetWriter.writeJson(use, out)
          : out -> DatasetWriter.write(use, look, out);
    }
    List<String> nodes = nodes();
    if (nodes.size() > 1) {
      TaskRelation together = TaskRelation.of(nodes.get(0), nodes.get(1), explained);
      return json
          ? out -> TaskRelationWriter.writeJson(together, out)
          : out -> TaskRelationWriter.write(together, style, out);
    }
    List<Why> whys =
        Why.meant(nodes.get(0), explained).stream().map(node -> Why.of(node, explained)).toList();
    if (json) {
      return whys.size() == 1 && whys.get(0).node().name().equals(nodes.get(0))
          ? out -> WhyJson.write(whys.get(0), out)
          : out -> WhyJson.write(nodes.get(0), whys, out);
    }
    return out -> {
      for (int i = 0; i < whys.size(); i++) {
        out.write(i == 0 ? "" : "\n\n");
        WhyText.write(whys.get(i), look, out);
      }
    };
  }

  private Style style(Terminal terminal) {
    return result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
  }

  @Override
  public Path root() {
    return asked().place().root();
  }

  private List<String> nodes() {
    return asked().nodes();
  }

  /** Of two words the first is a project if there is one of that name, else both are nodes. */
  private NodeArguments asked() {
    if (asked == null) {
      asked =
          words.size() > (dataset == null ? 2 : 0)
              ? NodeArguments.withProject(words)
              : words.size() == 2 ? NodeArguments.of(words) : NodeArguments.around(words);
    }
    return asked;
  }

  private void requireQuestion() {
    if (dataset != null && (check || words.size() > 1)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "--dataset takes the place of NODE: kindling why PROJECT --dataset " + dataset + ".");
    }
    boolean alone =
        words.size() == 1
            && NodeArguments.isPlace(words.get(0))
            && ProjectPlace.at(Path.of(words.get(0))).isProject();
    if (dataset == null && (words.isEmpty() || alone)) {
      String project = words.isEmpty() ? "" : words.get(0) + " ";
      throw new InvalidInput(
          Origin.UNKNOWN,
          "which NODE? Name one behind the project: kindling why "
              + project
              + "NODE. kindling plan "
              + project
              + "lists them.");
    }
    if (check && nodes().size() > 1) {
      throw new InvalidInput(Origin.UNKNOWN, "--check takes one NODE: proofs are of one verdict.");
    }
  }
}
