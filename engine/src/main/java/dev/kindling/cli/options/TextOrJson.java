package dev.kindling.cli.options;

import java.util.Locale;

/** The formats of what people read first of all, and scripts now and then. */
public enum TextOrJson {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
