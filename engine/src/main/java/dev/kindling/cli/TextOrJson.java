package dev.kindling.cli;

import java.util.Locale;

/** The formats of what people read first of all, and scripts now and then. */
enum TextOrJson {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
