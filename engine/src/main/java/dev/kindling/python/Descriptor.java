package dev.kindling.python;

import java.util.List;

/**
 * A function of a class that {@code staticmethod}, {@code classmethod} or {@code property} made.
 */
record Descriptor(Kind kind, Value function) implements NativeValue {

  enum Kind {
    STATIC,
    CLASS,
    PROPERTY
  }

  @Override
  public List<Value> holds() {
    return List.of(function);
  }

  @Override
  public String typeName() {
    return switch (kind) {
      case STATIC -> "staticmethod";
      case CLASS -> "classmethod";
      case PROPERTY -> "property";
    };
  }
}
