package dev.kindling.batch;

import dev.kindling.report.findings.FindingsFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of {@code batch --format}. */
public enum BatchFormat {
  TEXT,
  JSONL,
  CSV,
  SARIF(FindingsFormat.SARIF),
  GITHUB(FindingsFormat.GITHUB),
  GITLAB(FindingsFormat.GITLAB),
  AZURE(FindingsFormat.AZURE),
  JUNIT(FindingsFormat.JUNIT);

  private final @Nullable FindingsFormat findings;

  BatchFormat() {
    this(null);
  }

  BatchFormat(@Nullable FindingsFormat findings) {
    this.findings = findings;
  }

  /** The format of the findings, where it is they that are written. */
  public @Nullable FindingsFormat findings() {
    return findings;
  }

  /** As the command line spells it: {@code jsonl}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
