package dev.kindling.python.values;

import dev.kindling.python.builtins.Enumerations;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of an enumeration of the project.
 *
 * @param attributes what its constructor sets
 */
public record EnumMember(ClassValue type, String name, Value value, Map<String, Value> attributes)
    implements NativeValue {

  @Override
  public String typeName() {
    return type.fullName();
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return wanted.equals("__call__") ? type.find("__call__") : null;
  }

  @Override
  public List<Value> holds() {
    List<Value> all = new ArrayList<>(attributes.values());
    all.add(value);
    return all;
  }

  /** Whether it is a text as well, as members of a {@code str} enumeration are. */
  public boolean isText() {
    return value instanceof Text && (type.hasBase("str") || type.hasBase("enum.StrEnum"));
  }

  private boolean isNumber() {
    return value instanceof Int && (type.hasBase("int") || isIntEnum());
  }

  private boolean isIntEnum() {
    return type.hasBase("enum.IntEnum") || type.hasBase("enum.IntFlag");
  }

  /** Whether it is a set of bits. */
  public boolean isFlag() {
    return type.isFlag() && value instanceof Int;
  }

  /** Whether {@code format} takes it for the plain value that it is. */
  boolean formatsAsPlain() {
    return (type.hasBase("enum.StrEnum") || isIntEnum()) && type.find("__str__") == null;
  }

  @Override
  public Value plain() {
    return isText() || isNumber() ? value : this;
  }

  /** Without a version of Python what all of them have. */
  @Override
  public @Nullable String text() {
    return text(PythonVersions.ANY);
  }

  /** {@code str(member)}; null where versions differ. */
  @Nullable String text(PythonVersions versions) {
    boolean plain = formatsAsPlain();
    if (plain && isIntEnum()) {
      // Up to Python 3.10 it was the name.
      Boolean number = versions.from(11).orElse(null);
      return number == null ? null : number ? Representation.text(value) : fullName();
    }
    return plain ? Representation.text(value) : fullName();
  }

  private String fullName() {
    return type.name() + "." + name;
  }

  /**
   * Whether {@code format} takes it for the plain value: up to Python 3.10 it did where the class
   * derives from {@code str} or {@code int}. Empty where versions differ.
   */
  Optional<Boolean> formatsAsPlain(PythonVersions versions) {
    return formatsAsPlain() || plain() == this || type.find("__str__") != null
        ? Optional.of(formatsAsPlain())
        : versions.from(11).map(newer -> !newer);
  }

  @Override
  public @Nullable String repr() {
    String written = Representation.of(value);
    return written == null || isFlag() && name.isEmpty()
        ? null
        : "<" + type.name() + "." + name + ": " + written + ">";
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    boolean bits = operator.equals("|") || operator.equals("&") || operator.equals("^");
    if (!bits
        || !isFlag()
        || !(other instanceof EnumMember m && m.type == type && m.value instanceof Int right)) {
      return null;
    }
    BigInteger a = ((Int) value).value();
    BigInteger b = right.value();
    BigInteger result = operator.equals("|") ? a.or(b) : operator.equals("&") ? a.and(b) : a.xor(b);
    return Enumerations.flag(type, result);
  }

  @Override
  public boolean truth() {
    return !isFlag() || ((Int) value).value().signum() != 0;
  }

  /** Whether it equals the plain value. */
  boolean is(Value other) {
    Value plain = plain();
    return plain != this && plain.equals(other);
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof EnumMember m) {
      return type == m.type && name.equals(m.name) && (!isFlag() || value.equals(m.value))
          || m.plain() != m && is(m.value);
    }
    return other instanceof Value v && !(v instanceof NativeValue) && is(v);
  }

  @Override
  public int hashCode() {
    Value plain = plain();
    return plain == this ? name.hashCode() : plain.hashCode();
  }

  @Override
  public String toString() {
    return type.name() + "." + name;
  }
}
