package dev.kindling.batch;

import java.util.Locale;

/** The formats of {@code batch --format}. */
public enum BatchFormat {
  TEXT,
  JSONL,
  CSV;

  /** As the command line spells it: {@code jsonl}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
