package dev.kindling.python.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A type parameter of a function, a class or a {@code type} statement, as Python 3.12 writes it.
 *
 * @param bound the bound, or the constraints as a tuple; null where it has none
 * @param standard the default that Python 3.13 added; null where it has none
 */
public record TypeParameter(
    String name, Kind kind, @Nullable Expr bound, @Nullable Expr standard, int line) {

  /** What a type parameter stands for. */
  public enum Kind {
    /** {@code T}: one type. */
    TYPE,
    /** {@code *Ts}: any number of types. */
    TYPES,
    /** {@code **P}: the parameters of a callable. */
    PARAMETERS
  }
}
