package dev.kindling.python.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as a value.
 *
 * @param type its class; unknown where an error may be raised of which nothing is known
 * @param object the exception itself where its class is the project's own
 */
public record Raised(Value type, List<Value> arguments, @Nullable Value object) implements Value {

  public Raised(Value type, List<Value> arguments) {
    this(type, arguments, null);
  }

  /** What {@code except … as e} binds. */
  public Value value() {
    return object != null ? object : type instanceof Unknown unknown ? unknown : this;
  }

  /** The name of its class. */
  public String typeName() {
    if (type instanceof ClassValue k) {
      return k.name();
    }
    String name = type instanceof Opaque o ? o.name() : "Exception";
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
