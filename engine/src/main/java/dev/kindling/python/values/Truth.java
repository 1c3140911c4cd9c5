package dev.kindling.python.values;

import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Overloads;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value counts as true; empty where that is not known. */
public final class Truth {

  private Truth() {}

  /**
   * Whether it counts as true, as its class says.
   *
   * @param interpreter follows {@code __bool__} of the project's classes; null where it shall not
   *     be
   */
  public static Optional<Boolean> of(Value value, @Nullable Interpreter interpreter, Site site) {
    if (value instanceof Instance && interpreter != null) {
      Value answer = Overloads.call(interpreter, value, "__bool__", List.of(), site);
      answer =
          answer == null ? Overloads.call(interpreter, value, "__len__", List.of(), site) : answer;
      if (answer != null) {
        return answer instanceof Instance ? Optional.empty() : of(answer);
      }
    }
    return of(value);
  }

  public static Optional<Boolean> of(Value given) {
    Value value = given;
    if (given instanceof Instance i
        && i.plain() != i
        && i.type().find("__bool__") == null
        && i.type().find("__len__") == null) {
      value = i.plain();
    } else if (given instanceof EnumMember m) {
      return m.type().find("__bool__") != null
          ? Optional.empty()
          : m.plain() != m ? of(m.plain()) : Optional.of(m.truth());
    }
    if (value instanceof Value.Singleton s) {
      return Optional.of(s == Value.Singleton.TRUE || s == Value.Singleton.ELLIPSIS);
    } else if (value instanceof Text t) {
      return Optional.of(!t.value().isEmpty());
    } else if (value instanceof Value.Int i) {
      return Optional.of(i.value().signum() != 0);
    } else if (value instanceof Value.Real r) {
      return Optional.of(r.value() != 0);
    } else if (value instanceof Value.Bytes b) {
      return Optional.of(!b.content().isEmpty());
    } else if (value instanceof Value.Tuple t) {
      return Optional.of(!t.items().isEmpty());
    } else if (value instanceof Value.Range r) {
      return Optional.of(r.step() > 0 ? r.start() < r.stop() : r.start() > r.stop());
    } else if (value instanceof Container c) {
      return c.spoiled() != null && c.loose() == null
          ? Optional.empty()
          : Optional.of(c.size() > 0);
    } else if (value instanceof NativeValue n) {
      return Optional.of(n.truth());
    } else if (value instanceof FunctionValue f) {
      return f.unfollowed() ? Optional.empty() : Optional.of(true);
    } else if (value instanceof Instance i) {
      boolean plain =
          i.type().find("__bool__") == null
              && i.type().find("__len__") == null
              && (i.type().foreignBase() == null || Exceptions.isException(i.type()));
      return plain || i.payload() instanceof NativeValue ? Optional.of(true) : Optional.empty();
    } else if (value instanceof IteratorValue
        || value instanceof Raised
        || value instanceof ClassValue
        || value instanceof ModuleValue
        || value instanceof NativeFunction
        || value instanceof BoundMethod
        || value instanceof Value.Partial) {
      return Optional.of(true);
    }
    return Optional.empty();
  }
}
