package dev.kindling.python.values;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of a class that {@code staticmethod}, {@code classmethod}, {@code property} or {@code
 * cached_property} made.
 *
 * @param function what gives a property; {@code None} where nothing does
 * @param setter what sets a property; null where nothing does
 * @param deleter what deletes a property; null where nothing does
 */
public record Descriptor(Kind kind, Value function, @Nullable Value setter, @Nullable Value deleter)
    implements NativeValue {

  public Descriptor(Kind kind, Value function) {
    this(kind, function, null, null);
  }

  public enum Kind {
    STATIC,
    CLASS,
    PROPERTY,
    CACHED_PROPERTY
  }

  /** {@code property(getter, setter, deleter)}. */
  public static Value property(Arguments call) {
    Value getter = call.get(0, "fget");
    return new Descriptor(
        Kind.PROPERTY,
        getter == null ? Value.Singleton.NONE : getter,
        given(call.get(1, "fset")),
        given(call.get(2, "fdel")));
  }

  private static @Nullable Value given(@Nullable Value function) {
    return function == Value.Singleton.NONE ? null : function;
  }

  @Override
  public List<Value> holds() {
    List<Value> all = new ArrayList<>(List.of(function));
    if (setter != null) {
      all.add(setter);
    }
    if (deleter != null) {
      all.add(deleter);
    }
    return all;
  }

  @Override
  public @Nullable Value attribute(String name) {
    if (kind == Kind.STATIC || kind == Kind.CLASS) {
      return name.equals("__func__") || name.equals("__wrapped__") ? function : null;
    } else if (kind == Kind.CACHED_PROPERTY) {
      return name.equals("func") ? function : null;
    }
    return switch (name) {
      case "fget" -> function;
      case "fset" -> setter == null ? Value.Singleton.NONE : setter;
      case "fdel" -> deleter == null ? Value.Singleton.NONE : deleter;
      case "getter" -> changed(name, given -> new Descriptor(kind, given, setter, deleter));
      case "setter" -> changed(name, given -> new Descriptor(kind, function, given, deleter));
      case "deleter" -> changed(name, given -> new Descriptor(kind, function, setter, given));
      default -> null;
    };
  }

  private static Value changed(String name, UnaryOperator<Value> with) {
    return NativeFunction.function(
        "property." + name,
        call ->
            call.get(0) == null
                ? call.unknown("a function is needed")
                : with.apply(call.positional().get(0)));
  }

  @Override
  public String typeName() {
    return switch (kind) {
      case STATIC -> "staticmethod";
      case CLASS -> "classmethod";
      case PROPERTY -> "property";
      case CACHED_PROPERTY -> "functools.cached_property";
    };
  }
}
