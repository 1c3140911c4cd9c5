package dev.kindling.python;

import java.util.List;

/**
 * An exception as a value.
 *
 * @param type its class
 */
public record Raised(Value type, List<Value> arguments) implements Value {

  /** The name of its class. */
  public String typeName() {
    if (type instanceof ClassValue k) {
      return k.name();
    }
    String name = type instanceof Opaque o ? o.name() : "Exception";
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
