package dev.kindling.python;

import org.jspecify.annotations.Nullable;

/** An object of a class of the project. */
public final class Instance implements Value {

  private final ClassValue type;
  private final Bindings attributes = new Bindings();
  private @Nullable Value payload;

  Instance(ClassValue type) {
    this.type = type;
  }

  public ClassValue type() {
    return type;
  }

  Bindings attributes() {
    return attributes;
  }

  /** What the constructor of a modelled base class made, as for a subclass of Kedro's node. */
  public @Nullable Value payload() {
    return payload;
  }

  @Override
  public Value plain() {
    return payload == null || payload instanceof NativeValue ? this : payload;
  }

  void payload(Value value) {
    payload = value;
  }
}
