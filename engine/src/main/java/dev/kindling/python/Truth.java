package dev.kindling.python;

import java.util.Optional;

/** Whether a value counts as true; empty where that is not known. */
public final class Truth {

  private Truth() {}

  public static Optional<Boolean> of(Value value) {
    if (value instanceof Value.Singleton s) {
      return Optional.of(s == Value.Singleton.TRUE || s == Value.Singleton.ELLIPSIS);
    } else if (value instanceof Text t) {
      return Optional.of(!t.value().isEmpty());
    } else if (value instanceof Value.Int i) {
      return Optional.of(i.value().signum() != 0);
    } else if (value instanceof Value.Real r) {
      return Optional.of(r.value() != 0);
    } else if (value instanceof Value.Bytes b) {
      return Optional.of(b.length() != 0);
    } else if (value instanceof Value.Tuple t) {
      return Optional.of(!t.items().isEmpty());
    } else if (value instanceof Value.Range r) {
      return Optional.of(r.step() > 0 ? r.start() < r.stop() : r.start() > r.stop());
    } else if (value instanceof Container c) {
      return c.spoiled() != null ? Optional.empty() : Optional.of(c.size() > 0);
    } else if (value instanceof NativeValue n) {
      return Optional.of(n.truth());
    } else if (value instanceof FunctionValue f) {
      return f.unfollowed() ? Optional.empty() : Optional.of(true);
    } else if (value instanceof Instance i) {
      boolean plain =
          i.type().find("__bool__") == null
              && i.type().find("__len__") == null
              && i.type().foreignBase() == null;
      return plain || i.payload() != null ? Optional.of(true) : Optional.empty();
    } else if (value instanceof ClassValue
        || value instanceof ModuleValue
        || value instanceof NativeFunction
        || value instanceof BoundMethod
        || value instanceof Value.Partial) {
      return Optional.of(true);
    }
    return Optional.empty();
  }
}
