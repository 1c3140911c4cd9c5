package dev.kindling.python.values;

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

  /** The error of asking for an attribute that it does not have for certain; null for others. */
  default @Nullable PythonError lacks(String name, Site site) {
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

  /** Whether {@code len} counts what iterating gives. */
  default boolean isSized() {
    return true;
  }

  /** {@code repr(value)}; null where it is not known. */
  default @Nullable String repr() {
    return null;
  }

  /** {@code str(value)}; null where it is not known. */
  default @Nullable String text() {
    return repr();
  }

  /**
   * {@code format(value, spec)} of a specification that is not empty; null where it is not known.
   */
  default @Nullable String format(String spec) {
    return null;
  }

  /** How Python orders it beside the other: negative, 0 or positive; null where it does not. */
  default @Nullable Integer order(Value other) {
    return null;
  }

  /**
   * Whether it equals another value that is no equal of it in Java; null where that is not known.
   */
  default @Nullable Boolean same(Value other) {
    return equals(other);
  }

  /** Sets an attribute; whether that is followed. */
  default boolean set(String name, Value value) {
    return false;
  }

  /** Whether it counts as true. */
  default boolean truth() {
    return true;
  }

  /** What of the project's own it gives access to: whoever holds it may change that. */
  default List<Value> holds() {
    return List.of();
  }

  /** Whether a value that was made otherwise is the same in all that is known of it. */
  default boolean agrees(NativeValue other) {
    return equals(other);
  }
}
