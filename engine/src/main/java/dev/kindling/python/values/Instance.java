package dev.kindling.python.values;

import org.jspecify.annotations.Nullable;

/** An object of a class of the project. */
public final class Instance implements Value {

  private final ClassValue type;
  private final Bindings attributes = new Bindings();
  private @Nullable Value payload;

  public Instance(ClassValue type) {
    this.type = type;
  }

  public ClassValue type() {
    return type;
  }

  public Bindings attributes() {
    return attributes;
  }

  /** What the constructor of a modelled base class made, as for a subclass of Kedro's node. */
  public @Nullable Value payload() {
    return payload;
  }

  /** Whether calling it is an error for certain. */
  public boolean isUncallable() {
    return payload == null && type.foreignBase() == null && type.find("__call__") == null;
  }

  /**
   * An attribute of the modelled base class that a class of the project has another one for, so
   * that the model tells less than the truth; null where there is none.
   */
  public @Nullable String overridden() {
    if (payload instanceof NativeValue base) {
      for (Value ancestor : type.ancestry()) {
        if (ancestor instanceof ClassValue k) {
          for (String name : k.bindings().seen().keySet()) {
            if (!name.startsWith("__") && base.attribute(name) != null) {
              return name;
            }
          }
        }
      }
    }
    return null;
  }

  @Override
  public Value plain() {
    return payload == null || payload instanceof NativeValue ? this : payload;
  }

  public void payload(Value value) {
    payload = value;
  }
}
