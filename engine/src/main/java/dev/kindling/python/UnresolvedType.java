package dev.kindling.python;

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
