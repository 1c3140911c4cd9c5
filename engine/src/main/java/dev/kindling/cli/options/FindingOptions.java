package dev.kindling.cli.options;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import java.util.Collection;
import picocli.CommandLine.Option;

/** What makes a command end with 1. */
public final class FindingOptions {

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 from this severity of a finding on: error, warning, note or never (default:"
              + " error).")
  private FailOn failOn = FailOn.ERROR;

  public boolean objectsTo(Severity severity) {
    return failOn.objectsTo(severity);
  }

  public ExitCode judge(Collection<Finding> findings) {
    return failOn.judge(findings);
  }
}
