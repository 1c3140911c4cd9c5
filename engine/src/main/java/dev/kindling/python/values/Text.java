package dev.kindling.python.values;

import dev.kindling.python.evaluation.Interpreter;
import org.jspecify.annotations.Nullable;

/**
 * A text, with the place where it is written. Two texts of the same characters are the same value,
 * wherever they stand.
 */
public final class Text implements Value {

  private final String value;
  private final Site site;

  public Text(String value, Site site) {
    this.value = value;
    this.site = site;
  }

  /**
   * The text that an object of a class derived from {@code str} is wherever it is used, as members
   * of a {@code StrEnum} are; null for any other value, and where {@code str()} or {@code format()}
   * give something else.
   */
  public static @Nullable Text of(Value value, Interpreter interpreter) {
    if (value instanceof Text || !(value.plain() instanceof Text plain)) {
      return value instanceof Text text ? text : null;
    }
    ClassValue type =
        value instanceof Instance i ? i.type() : value instanceof EnumMember m ? m.type() : null;
    return type != null
            && type.find("__format__") == null
            && type.find("__eq__") == null
            && plain.value().equals(Representation.text(value, interpreter))
        ? plain
        : null;
  }

  public String value() {
    return value;
  }

  /** Where the text is written; {@link Site#NOWHERE} for one that was computed. */
  public Site site() {
    return site;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text
        ? value.equals(text.value)
        : other instanceof EnumMember member && member.is(this);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
