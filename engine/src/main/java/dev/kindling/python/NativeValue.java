package dev.kindling.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a library that the reader models, as a pipeline of Kedro. */
public non-sealed interface NativeValue extends Value {

  /** The qualified name of its class. */
  String typeName();

  /** The attribute; null where the model knows none of that name. */
  default @Nullable Value attribute(String name) {
    return null;
  }

  /**
   * The result of an operator; null where the model knows none.
   *
   * @param operator as Python writes it
   * @param reflected whether this value stands on the right
   */
  default @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    return null;
  }

  /** What iterating gives; null where it cannot be iterated. */
  default @Nullable List<Value> iterate() {
    return null;
  }

  /** {@code value[index]}; null where the model knows no element. */
  default @Nullable Value element(Value index, Site site) {
    return null;
  }

  /** Whether it counts as true. */
  default boolean truth() {
    return true;
  }
}
