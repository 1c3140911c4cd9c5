package dev.kindling.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of a class that {@code staticmethod}, {@code classmethod} or {@code property} made.
 *
 * @param setter what sets a property; null where nothing does
 */
record Descriptor(Kind kind, Value function, @Nullable Value setter) implements NativeValue {

  Descriptor(Kind kind, Value function) {
    this(kind, function, null);
  }

  enum Kind {
    STATIC,
    CLASS,
    PROPERTY
  }

  @Override
  public List<Value> holds() {
    return setter == null ? List.of(function) : List.of(function, setter);
  }

  @Override
  public @Nullable Value attribute(String name) {
    if (kind != Kind.PROPERTY) {
      return null;
    }
    return switch (name) {
      case "setter" ->
          NativeFunction.function(
              "property.setter", call -> new Descriptor(kind, function, call.get(0)));
      case "deleter" -> NativeFunction.function("property.deleter", call -> this);
      default -> null;
    };
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
