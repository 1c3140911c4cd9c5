package dev.kindling.rendering.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python expressions on one line, the only way by which a value gets into Python: what
 * Python's {@code ast.literal_eval} reads back is the value, whatever stands in it.
 *
 * <p>Strings take the quotes that {@code ruff format} would give them. Characters that an editor
 * would not show as themselves (control and formatting characters, lone surrogates, private use)
 * are written as escapes, so that what one reads is what is there.
 */
public final class PythonLiteral {

  private PythonLiteral() {}

  /**
   * The expression.
   *
   * @param value null, a text, a number, a truth value, or a list or map of such
   */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof PythonCode code) {
      return code.text();
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return value.toString();
    }
    if (value instanceof Double || value instanceof Float) {
      return ofDouble(((Number) value).doubleValue());
    }
    if (value instanceof BigDecimal number) {
      return ofDouble(number.doubleValue());
    }
    if (value instanceof List<?> list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      list.forEach(item -> items.add(of(item)));
      return items.toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner items = new StringJoiner(", ", "{", "}");
      map.forEach(
          (key, item) -> items.add((key == PythonCode.SPREAD ? "**" : of(key) + ": ") + of(item)));
      return items.toString();
    }
    return ofString(value.toString());
  }

  /** A text as part of a docstring in triple double quotes, on one line. */
  public static String docstring(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c, '"'));
    return out.toString();
  }

  private static String ofDouble(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return "float(" + ofString(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf") + ")";
    }
    return Double.toString(number).toLowerCase(Locale.ROOT);
  }

  private static String ofString(String text) {
    long singles = text.chars().filter(c -> c == '\'').count();
    long doubles = text.chars().filter(c -> c == '"').count();
    char quote = doubles > singles ? '\'' : '"';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> append(out, c, quote));
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (c < 0x7f && c >= ' ' || c > 0x7f && isVisible(c)) {
          out.appendCodePoint(c);
        } else if (c <= 0xff) {
          out.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else if (c <= 0xffff) {
          out.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          out.append(String.format(Locale.ROOT, "\\U%08x", c));
        }
      }
    }
  }

  private static boolean isVisible(int c) {
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
}
