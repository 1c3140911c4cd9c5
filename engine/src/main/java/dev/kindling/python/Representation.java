package dev.kindling.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text, as Python's {@code str} and {@code repr} give them. */
public final class Representation {

  /** Deeper containers, and those that hold themselves, have no known text. */
  private static final int MAX_DEPTH = 100;

  private Representation() {}

  /** {@code str(value)}; null where it is not known. */
  public static @Nullable String text(Value value) {
    if (value instanceof Text t) {
      return t.value();
    } else if (value instanceof EnumMember m) {
      return m.value() instanceof Text t
              && m.type().ancestry().contains(new Value.Opaque("enum.StrEnum"))
          ? t.value()
          : m.type().name() + "." + m.name();
    } else if (value instanceof PathValue p) {
      return p.path();
    } else if (value instanceof Raised r) {
      return r.arguments().size() == 1 ? text(r.arguments().get(0)) : null;
    }
    return of(value);
  }

  /** {@code repr(value)}; null where it is not known. */
  static @Nullable String of(Value value) {
    return of(value, 0);
  }

  private static @Nullable String of(Value value, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    } else if (value instanceof Text t) {
      return quote(t.value());
    } else if (value instanceof Value.Int i) {
      return i.value().bitLength() > 20_000 ? null : i.value().toString();
    } else if (value instanceof Value.Real r) {
      return real(r.value());
    } else if (value instanceof Value.Singleton s) {
      return switch (s) {
        case NONE -> "None";
        case TRUE -> "True";
        case FALSE -> "False";
        case ELLIPSIS -> "Ellipsis";
      };
    } else if (value instanceof Container c && c.spoiled() != null) {
      return null;
    } else if (value instanceof Container.ListValue l) {
      return joined("[", l.items(), "]", depth);
    } else if (value instanceof Value.Tuple t) {
      return joined("(", t.items(), t.items().size() == 1 ? ",)" : ")", depth);
    } else if (value instanceof Container.SetValue s) {
      return s.items().size() > 1
          ? null
          : s.items().isEmpty() ? "set()" : joined("{", List.copyOf(s.items()), "}", depth);
    } else if (value instanceof Container.DictValue d) {
      return dict(d.entries(), depth);
    }
    return null;
  }

  private static @Nullable String joined(String open, List<Value> items, String close, int depth) {
    List<String> parts = new ArrayList<>(items.size());
    for (Value item : items) {
      String part = of(item, depth + 1);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return open + String.join(", ", parts) + close;
  }

  private static @Nullable String dict(Map<Value, Value> entries, int depth) {
    List<String> parts = new ArrayList<>(entries.size());
    for (Map.Entry<Value, Value> entry : entries.entrySet()) {
      String key = of(entry.getKey(), depth + 1);
      String value = of(entry.getValue(), depth + 1);
      if (key == null || value == null) {
        return null;
      }
      parts.add(key + ": " + value);
    }
    return "{" + String.join(", ", parts) + "}";
  }

  /** A text in quotes, as Python's {@code repr} writes it. */
  public static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder result = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> append(result, c, quote));
    return result.append(quote).toString();
  }

  private static void append(StringBuilder result, int c, char quote) {
    if (c == quote || c == '\\') {
      result.append('\\').append((char) c);
    } else if (c == '\n') {
      result.append("\\n");
    } else if (c == '\r') {
      result.append("\\r");
    } else if (c == '\t') {
      result.append("\\t");
    } else if (c < 0x20 || c >= 0x7f && !printable(c)) {
      result.append(
          c < 0x100
              ? String.format(Locale.ROOT, "\\x%02x", c)
              : c < 0x10000
                  ? String.format(Locale.ROOT, "\\u%04x", c)
                  : String.format(Locale.ROOT, "\\U%08x", c));
    } else {
      result.appendCodePoint(c);
    }
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The shortest digits that give the same number again, as Python writes them. */
  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal digits = exact;
    for (int precision = 1; precision <= 17; precision++) {
      digits = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (digits.doubleValue() == value) {
        break;
      }
    }
    digits = digits.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String mantissa = digits.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + mantissa.charAt(0)
        + (mantissa.length() > 1 ? "." + mantissa.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }
}
