package dev.kindling.python.hints;

import dev.kindling.python.values.NativeValue;

/**
 * Part of an annotation that cannot be resolved.
 *
 * @param text as it is written
 */
record UnresolvedType(String text) implements NativeValue {

  @Override
  public String typeName() {
    return "object";
  }
}
