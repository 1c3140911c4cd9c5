package dev.kindling.python.syntax;

import dev.kindling.facts.Origin;

/** A file that is no Python which the reader can parse, and where. */
public final class SyntaxProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Origin origin;

  SyntaxProblem(Origin origin, String message) {
    super(message, null, false, false);
    this.origin = origin;
  }

  /** The line that cannot be parsed. */
  public Origin origin() {
    return origin == null ? Origin.UNKNOWN : origin;
  }
}
