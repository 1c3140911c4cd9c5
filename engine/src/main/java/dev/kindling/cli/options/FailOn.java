package dev.kindling.cli.options;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import java.util.Collection;

/** From which severity on a finding makes the program end with {@link ExitCode#OBJECTION}. */
enum FailOn {
  ERROR,
  WARNING,
  NOTE,
  NEVER;

  boolean objectsTo(Severity severity) {
    return this != NEVER && severity.ordinal() <= ordinal();
  }

  /** The end of a command that did what it was asked to do. */
  ExitCode judge(Collection<Finding> findings) {
    return findings.stream().anyMatch(finding -> objectsTo(finding.severity()))
        ? ExitCode.OBJECTION
        : ExitCode.DONE;
  }
}
