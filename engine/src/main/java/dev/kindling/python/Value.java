package dev.kindling.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * A value that the reader knows, or knows that it does not: {@link Unknown} travels like any other
 * value and is reported only where it matters. Models of libraries add values of their own through
 * {@link NativeValue}.
 */
public sealed interface Value
    permits Value.Bytes,
        Value.Int,
        Value.Opaque,
        Value.Partial,
        Value.Range,
        Value.Real,
        Value.Singleton,
        Value.Subscripted,
        Value.Super,
        Value.Tuple,
        Value.Unknown,
        BoundMethod,
        ClassValue,
        Container,
        Instance,
        IteratorValue,
        FunctionValue,
        ModuleValue,
        NativeFunction,
        NativeValue,
        Raised,
        Text {

  /** Values of which there is one each. */
  enum Singleton implements Value {
    NONE,
    TRUE,
    FALSE,
    ELLIPSIS
  }

  /** A whole number. */
  record Int(BigInteger value) implements Value {}

  /** A floating-point number. */
  record Real(double value) implements Value {}

  /** Bytes: told apart from texts, never looked into. */
  record Bytes(int length) implements Value {}

  /** A tuple. */
  record Tuple(List<Value> items) implements Value {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** A {@code range}, which may be far longer than anything that should be in memory. */
  record Range(long start, long stop, long step) implements Value {}

  /**
   * Something of a module outside the project, known by its qualified name alone: {@code
   * pyspark.sql.DataFrame}.
   */
  record Opaque(String name) implements Value {}

  /** A type with arguments: {@code Optional[DataFrame]}, {@code X | None}. */
  record Subscripted(Value origin, List<Value> arguments) implements Value {}

  /**
   * {@code functools.partial}.
   *
   * @param attributes what was set on it, as {@code functools.update_wrapper} does
   */
  record Partial(
      Value function,
      List<Value> positional,
      Map<String, Value> named,
      Map<String, Value> attributes)
      implements Value {}

  /** {@code super()}: attributes are looked up behind a class of the instance. */
  record Super(ClassValue behind, Value self) implements Value {}

  /**
   * A value that cannot be known without running the project.
   *
   * @param reason ends the sentence "… cannot be known, because "
   * @param site where it stopped to be known
   * @param mayRaise whether Python may raise an error instead of giving a value
   */
  record Unknown(String reason, Site site, boolean mayRaise) implements Value {

    public Unknown(String reason, Site site) {
      this(reason, site, false);
    }
  }

  /** {@code None}, {@code True} or {@code False}. */
  static Value of(boolean value) {
    return value ? Singleton.TRUE : Singleton.FALSE;
  }

  static Value of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Text of(String value) {
    return new Text(value, Site.NOWHERE);
  }
}
