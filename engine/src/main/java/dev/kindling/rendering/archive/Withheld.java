package dev.kindling.rendering.archive;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of a project that stay on this machine.
 *
 * @param files why, by path
 */
public record Withheld(Map<String, Reason> files) {

  /** Why a file does not travel. */
  public enum Reason {
    VERSION_CONTROL("version control"),
    ENVIRONMENT("other environments"),
    CREDENTIALS("credentials"),
    SECRET_CONTENT("a key or token inside"),
    DATA("data");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** As it is told: {@code credentials}. */
    @Override
    public String toString() {
      return text;
    }
  }

  public Withheld {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
