package dev.kindling.python.hints;

import dev.kindling.python.values.NativeValue;

/** What {@code inspect.signature} gives of a function of the project. */
record SignatureValue(Signature signature) implements NativeValue {

  @Override
  public String typeName() {
    return "inspect.Signature";
  }
}
