package dev.kindling.cli;

import dev.kindling.facts.Pipeline;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which pipeline is decided on, and by which rules: the same for every command that plans. */
final class DecisionOptions {

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "NAME",
      description = "The registered pipeline (default: " + Pipeline.DEFAULT + ").")
  private String pipeline = Pipeline.DEFAULT;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "An organization's rule file; may be repeated.")
  private List<Path> rules = List.of();

  String pipeline() {
    return pipeline;
  }

  List<Path> rules() {
    return List.copyOf(rules);
  }
}
