package dev.kindling.python.builtins;

import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/**
 * The types of Python whose operators are modelled to the end, so that it is known which operands
 * Python refuses.
 */
public enum PlainKind {
  NONE,
  NUMBER,
  TEXT,
  BYTES,
  LIST,
  TUPLE,
  DICT,
  SET;

  /** The kind of the value; null where it is of another type, or its content is not known. */
  public static @Nullable PlainKind of(Value value) {
    if (NumberFunctions.number(value) != null && !(value instanceof NativeValue)) {
      return value instanceof Instance ? null : NUMBER;
    } else if (value instanceof Text) {
      return TEXT;
    } else if (value instanceof Value.Bytes) {
      return BYTES;
    } else if (value instanceof Value.Tuple) {
      return TUPLE;
    } else if (value == Value.Singleton.NONE) {
      return NONE;
    } else if (!(value instanceof Container c) || c.spoiled() != null) {
      return null;
    } else if (c instanceof Container.ListValue l) {
      return l.isDeque() ? null : LIST;
    } else if (c instanceof Container.DictValue d) {
      return d.kind() == Container.DictValue.Kind.COUNTER ? null : DICT;
    }
    return SET;
  }

  private boolean isSequence() {
    return this == TEXT || this == BYTES || this == LIST || this == TUPLE;
  }

  /** Whether Python refuses to order the two, whatever they hold. */
  public static boolean unordered(@Nullable PlainKind left, @Nullable PlainKind right) {
    return left != null && right != null && (left != right || left == NONE || left == DICT);
  }

  /** Whether Python refuses an operator of the two, whatever they hold. */
  public static boolean refuses(
      @Nullable PlainKind left, String operator, @Nullable PlainKind right) {
    if (left == null || right == null) {
      return false;
    }
    return switch (operator) {
      case "+" -> left != right || left == NONE || left == DICT || left == SET;
      case "*" ->
          !(left == NUMBER && (right == NUMBER || right.isSequence())
              || left.isSequence() && right == NUMBER);
      case "-" -> !(left == right && (left == NUMBER || left == SET));
      case "%" -> left != TEXT && left != BYTES && !(left == NUMBER && right == NUMBER);
      case "|" -> !(left == right && (left == NUMBER || left == SET || left == DICT));
      case "&", "^" -> !(left == right && (left == NUMBER || left == SET));
      case "@" -> true;
      default -> !(left == NUMBER && right == NUMBER);
    };
  }
}
