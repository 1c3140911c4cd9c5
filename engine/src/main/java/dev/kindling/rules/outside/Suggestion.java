package dev.kindling.rules.outside;

import dev.kindling.facts.Spelling;
import java.util.Collection;

/** What somebody who wrote a name that is not there most likely meant. */
final class Suggestion {

  private Suggestion() {}

  /** {@code "; did you mean `name`?"}, or nothing where no known name is near. */
  static String of(String written, Collection<String> known) {
    return Spelling.nearest(written, known).map(k -> "; did you mean `" + k + "`?").orElse("");
  }

  /** As {@link #of}, or the known names where none is near. */
  static String orAll(String written, Collection<String> known, String intro) {
    String near = of(written, known);
    return near.isEmpty() ? "; " + intro + " " + String.join(", ", known) : near;
  }
}
