package dev.kindling.python.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function as it is written.
 *
 * @param annotation null where it has none
 * @param standard the default, null where it has none
 */
public record Parameter(
    String name, Kind kind, @Nullable Expr annotation, @Nullable Expr standard, int line) {

  /** How arguments reach a parameter, in the order in which parameters are written. */
  public enum Kind {
    POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD,
    VAR_POSITIONAL,
    KEYWORD_ONLY,
    VAR_KEYWORD
  }
}
