package dev.kindling.facts;

import java.util.Locale;

/** How much a finding weighs, the gravest first. */
public enum Severity {
  /** The run would fail or give a wrong result; the exit code says so. */
  ERROR,
  /** Somebody should look at it. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** As outputs write it: {@code error}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
