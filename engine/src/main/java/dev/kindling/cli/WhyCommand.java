package dev.kindling.cli;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.ProofCheck;
import dev.kindling.explanation.Together;
import dev.kindling.explanation.Why;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.project.ProjectReader;
import dev.kindling.report.CheckWriter;
import dev.kindling.report.Style;
import dev.kindling.report.TogetherWriter;
import dev.kindling.report.WhyJson;
import dev.kindling.report.WhyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindling why}: the proof tree of one node's verdict; for a default node, why not. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = Kindling.Version.class,
    description =
        "Proves one node's verdict, with the lines that it rests on; for a default node, why not,"
            + " criterion by criterion.")
final class WhyCommand implements Action {

  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ResultOptions result = new ResultOptions();

  @Parameters(
      arity = "1..3",
      paramLabel = "[PROJECT] NODE [OTHER]",
      hideParamSyntax = true,
      description = {
        "PROJECT is a Kedro project's folder, or a snapshot file (.json, .yml); default: the project"
            + " that the current folder lies in. NODE is a node's full name.",
        "With OTHER instead: why NODE and OTHER are in one task, or in two."
      })
  private List<String> words = List.of();

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

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    requireNode();
    List<String> nodes = nodes();
    if (check && nodes.size() > 1) {
      throw new InvalidInput(Origin.UNKNOWN, "--check takes one NODE: proofs are of one verdict.");
    }
    decision.prepare();
    ChosenProject project = project();
    Project read = decision.about(project.read(terminal));
    Explanation explained =
        decision.decide(
            read, project.settings(terminal), project.root(), project.planOptions(terminal));
    if (check) {
      List<ProofCheck> checks =
          Why.of(nodes.get(0), explained).own().stream()
              .map(proof -> ProofCheck.of(proof, explained))
              .toList();
      result.write(terminal, checked(nodes.get(0), checks, terminal));
      if (!checks.stream().allMatch(each -> each.faults().isEmpty())) {
        return ExitCode.FAULT;
      }
    } else {
      result.write(terminal, answer(explained, terminal));
    }
    return result.messages(terminal, project.root()).incomplete(read)
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  private ResultOptions.Result checked(String node, List<ProofCheck> checks, Terminal terminal) {
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    return format == TextOrJson.JSON
        ? out -> CheckWriter.writeJson(node, checks, out)
        : out -> CheckWriter.write(node, checks, style, out);
  }

  private ResultOptions.Result answer(Explanation explained, Terminal terminal) {
    List<String> nodes = nodes();
    String node = nodes.get(0);
    String other = nodes.size() > 1 ? nodes.get(1) : null;
    Style style = result.coloured(terminal) ? Style.ANSI : Style.PLAIN;
    if (other != null) {
      Together together = Together.of(node, other, explained);
      return format == TextOrJson.JSON
          ? out -> TogetherWriter.writeJson(together, out)
          : out -> TogetherWriter.write(together, style, out);
    }
    Why why = Why.of(node, explained);
    return format == TextOrJson.JSON
        ? out -> WhyJson.write(why, out)
        : out -> WhyText.write(why, style, out);
  }

  @Override
  public Path root() {
    return project().root();
  }

  private ChosenProject project() {
    return ChosenProject.of(namesProject() ? Path.of(words.get(0)) : null, reading);
  }

  private List<String> nodes() {
    return namesProject() ? words.subList(1, words.size()) : words;
  }

  /** Of two words the first is a project if there is one of that name, else both are nodes. */
  private boolean namesProject() {
    return words.size() > 2 || (words.size() == 2 && isPlace(words.get(0)));
  }

  private static boolean isPlace(String word) {
    try {
      return word.contains("/") || word.matches("\\.\\.?") || Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void requireNode() {
    if (words.size() == 1
        && isPlace(words.get(0))
        && ProjectReader.isProject(Path.of(words.get(0)))) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "which NODE? Name one behind the project: kindling why " + words.get(0) + " NODE.");
    }
  }
}
