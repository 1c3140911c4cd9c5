package dev.kindling.report.style;

import dev.kindling.facts.Origin;

/** How a text names a place, so that its reader can open it from where the call stands. */
public interface Places {

  /** As facts have them: relative to the project. */
  Places IN_PROJECT = Origin::toString;

  /** {@code path:line} of an origin that is known. */
  String of(Origin origin);
}
