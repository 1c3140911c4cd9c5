package dev.kindling.python.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** A whole number. It equals a floating-point number of the same value, as Python has it. */
  record Int(BigInteger value) implements Value {

    @Override
    public boolean equals(Object other) {
      return other instanceof Int i
          ? value.equals(i.value)
          : other instanceof Real r ? r.equals(this) : other instanceof EnumMember m && m.is(this);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /** A floating-point number. */
  record Real(double value) implements Value {

    /** The number where it is a whole one; null where it is not. */
    public @Nullable BigInteger whole() {
      return Double.isInfinite(value) || value != Math.rint(value)
          ? null
          : new BigDecimal(value).toBigInteger();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Real r
          ? value == r.value || Double.isNaN(value) && Double.isNaN(r.value)
          : other instanceof Int i && i.value().equals(whole());
    }

    @Override
    public int hashCode() {
      BigInteger whole = whole();
      return whole == null ? Double.hashCode(value) : whole.hashCode();
    }
  }

  /**
   * Bytes.
   *
   * @param content each as a character from 0 to 255
   */
  record Bytes(String content) implements Value {

    public static Bytes of(byte[] bytes) {
      return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public byte[] array() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

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
  record Subscripted(Value origin, List<Value> arguments) implements Value {

    /** {@code origin[index]}, where a tuple stands for several arguments. */
    public static Subscripted of(Value origin, Value index) {
      return new Subscripted(origin, index instanceof Tuple t ? t.items() : List.of(index));
    }
  }

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
      implements Value {
    public Partial {
      Bindings own = new Bindings();
      own.putAll(attributes);
      attributes = own;
    }
  }

  /** {@code super()}: attributes are looked up behind a class of the instance. */
  record Super(ClassValue behind, Value self) implements Value {}

  /**
   * A value that cannot be known without running the project.
   *
   * @param reason ends the sentence "… cannot be known, because "
   * @param site where it stopped to be known
   * @param mayRaise whether Python may raise an error instead of giving a value
   * @param maybe objects and functions of the project that it may be, or give access to: whoever
   *     changes it may change them
   */
  record Unknown(String reason, Site site, boolean mayRaise, List<Value> maybe) implements Value {

    public Unknown {
      maybe = Crowd.limited(maybe);
    }

    public Unknown(String reason, Site site) {
      this(reason, site, false);
    }

    public Unknown(String reason, Site site, boolean mayRaise) {
      this(reason, site, mayRaise, List.of());
    }

    /** The same, which may be those as well. */
    public Unknown withMaybe(Collection<Value> more) {
      if (more.isEmpty() || more == maybe) {
        return this;
      }
      List<Value> all = new ArrayList<>(maybe);
      Candidates known = new Candidates(maybe);
      more.stream().filter(known::add).forEach(all::add);
      return all.size() == maybe.size() ? this : new Unknown(reason, site, mayRaise, all);
    }

    /** Whether everything that the other may be, this may be. */
    public boolean covers(Unknown other) {
      if (other.maybe.isEmpty() || maybe == other.maybe) {
        return true;
      }
      Candidates known = new Candidates(maybe);
      Journal journal = Journal.own();
      boolean many = known.has(journal.crowd());
      return other.maybe.stream()
          .allMatch(
              value ->
                  known.has(value)
                      || many && journal.crowd().has(value)
                      || journal.passesOver(value));
    }

    /** The same reason is the same finding, whatever the value may be. */
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Unknown u
          && reason.equals(u.reason)
          && site.equals(u.site)
          && mayRaise == u.mayRaise;
    }

    @Override
    public int hashCode() {
      return 31 * reason.hashCode() + site.hashCode();
    }
  }

  /**
   * The value of a plain type that it is as well: the text of a member of a {@code str}
   * enumeration, the tuple of a named one. Itself where it is none.
   */
  default Value plain() {
    return this;
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
