package dev.kindling.python.builtins;

import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows the colon of a replacement field: {@code :>8}, {@code :03d}, {@code :.2f}; Python's
 * <i>format specification mini-language</i>.
 *
 * @param fill what fills the width; null where nothing is said
 * @param align where the text stands; null where nothing is said
 * @param sign of positive numbers
 * @param precision −1 where none is given
 * @param type null where none is given
 */
public record FormatSpec(
    @Nullable String fill,
    @Nullable String align,
    String sign,
    boolean alternate,
    int width,
    @Nullable String grouping,
    int precision,
    @Nullable Character type) {

  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d{1,4})?([,_])?(?:\\.(\\d{1,3}))?([a-zA-Z%])?",
          Pattern.DOTALL);

  /** The value formatted; null where it is not known, or Python refuses it. */
  public static @Nullable String format(Value given, String spec) {
    Value value = given.plain();
    if (spec.isEmpty()) {
      return Representation.text(given);
    } else if (given instanceof NativeValue n && value == given) {
      return n.format(spec);
    }
    Matcher matcher = SPEC.matcher(spec);
    return matcher.matches() ? of(matcher).apply(value) : null;
  }

  private static FormatSpec of(Matcher m) {
    boolean zero = m.group(5) != null && m.group(2) == null;
    return new FormatSpec(
        m.group(2) != null ? (m.group(1) == null ? " " : m.group(1)) : zero ? "0" : null,
        m.group(2) != null ? m.group(2) : zero ? "0" : null,
        m.group(3) == null ? "-" : m.group(3),
        m.group(4) != null,
        m.group(6) == null ? 0 : Integer.parseInt(m.group(6)),
        m.group(7),
        m.group(8) == null ? -1 : Integer.parseInt(m.group(8)),
        m.group(9) == null ? null : m.group(9).charAt(0));
  }

  private @Nullable String apply(Value value) {
    if (value instanceof Text t) {
      boolean plain = (type == null || type == 's') && grouping == null && sign.equals("-");
      return plain && !alternate && !"=".equals(align) ? padded(cut(t.value())) : null;
    } else if (value instanceof Value.Int i) {
      return whole(i.value());
    } else if (value == Value.Singleton.TRUE || value == Value.Singleton.FALSE) {
      return whole(value == Value.Singleton.TRUE ? BigInteger.ONE : BigInteger.ZERO);
    }
    return value instanceof Value.Real r ? real(r.value()) : null;
  }

  private String cut(String text) {
    return precision < 0 || precision >= text.codePointCount(0, text.length())
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private String padded(String text) {
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    String filling = fill == null ? " " : fill;
    return switch (align == null || align.equals("0") ? "<" : align) {
      case ">" -> filling.repeat(missing) + text;
      case "^" -> filling.repeat(missing / 2) + text + filling.repeat(missing - missing / 2);
      default -> text + filling.repeat(missing);
    };
  }

  private @Nullable String whole(BigInteger number) {
    if (type != null && "eEfFgG%".indexOf(type) >= 0) {
      double value = number.doubleValue();
      return Double.isInfinite(value) ? null : real(value);
    } else if (precision >= 0) {
      return null;
    }
    char kind = type == null || type == 'n' ? 'd' : type;
    String digits = number.abs().toString();
    String prefix = "";
    switch (kind) {
      case 'd' -> {
        if (type != null && type == 'n' && grouping != null) {
          return null;
        }
      }
      case 'x', 'X' -> {
        digits = number.abs().toString(16);
        prefix = "0x";
      }
      case 'o' -> {
        digits = number.abs().toString(8);
        prefix = "0o";
      }
      case 'b' -> {
        digits = number.abs().toString(2);
        prefix = "0b";
      }
      case 'c' -> {
        boolean plain =
            number.signum() >= 0
                && number.bitLength() < 21
                && sign.equals("-")
                && grouping == null
                && !alternate
                && align == null;
        return plain && Character.isValidCodePoint(number.intValue())
            ? padded(Character.toString(number.intValue()))
            : null;
      }
      default -> {
        return null;
      }
    }
    if (",".equals(grouping) && kind != 'd') {
      return null;
    } else if (kind == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
      prefix = "0X";
    }
    return number(number.signum() < 0, alternate ? prefix : "", digits, "", kind == 'd' ? 3 : 4);
  }

  private @Nullable String real(double value) {
    char kind = type == null ? 'r' : type;
    if ("reEfFgGn%".indexOf(kind) < 0 || alternate || kind == 'n' && grouping != null) {
      return null;
    }
    boolean negative = value < 0 || value == 0 && 1 / value < 0;
    String text =
        Double.isNaN(value)
            ? "nan"
            : Double.isInfinite(value) ? "inf" : digits(Math.abs(value), kind, precision);
    if (text == null) {
      return null;
    }
    String rest = kind == '%' ? "%" : "";
    if (Character.isUpperCase(kind)) {
      text = text.toUpperCase(Locale.ROOT);
    }
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return number(negative, "", text.substring(0, end), text.substring(end) + rest, 3);
  }

  /** The digits of a number that is not negative. */
  private static @Nullable String digits(double value, char kind, int precision) {
    switch (Character.toLowerCase(kind)) {
      case '%' -> {
        double hundredfold = value * 100;
        return Double.isInfinite(hundredfold)
            ? null
            : fixed(hundredfold, precision < 0 ? 6 : precision);
      }
      case 'f' -> {
        return fixed(value, precision < 0 ? 6 : precision);
      }
      case 'e' -> {
        return exponential(value, precision < 0 ? 6 : precision, false);
      }
      case 'r' -> {
        return precision < 0
            ? Representation.real(value)
            : general(value, Math.max(1, precision), true);
      }
      default -> {
        return general(value, precision < 0 ? 6 : Math.max(1, precision), false);
      }
    }
  }

  private static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** With an exponent; trailing zeros left out where that is wanted. */
  private static String exponential(double value, int decimals, boolean strip) {
    String digits;
    int exponent = 0;
    if (value == 0) {
      digits = "0".repeat(decimals + 1);
    } else {
      BigDecimal exact = new BigDecimal(value);
      BigDecimal rounded = exact.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
      exponent = rounded.precision() - rounded.scale() - 1;
      digits = rounded.unscaledValue().toString();
      digits += "0".repeat(Math.max(0, decimals + 1 - digits.length()));
    }
    String rest = digits.substring(1);
    rest = strip ? rest.replaceAll("0+$", "") : rest;
    return digits.charAt(0)
        + (rest.isEmpty() ? "" : "." + rest)
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** As many significant digits, with an exponent where that is shorter. */
  private static String general(double value, int significant, boolean pointed) {
    int exponent = 0;
    if (value != 0) {
      BigDecimal rounded =
          new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
      exponent = rounded.precision() - rounded.scale() - 1;
    }
    if (exponent < -4 || exponent >= significant - (pointed ? 1 : 0)) {
      return exponential(value, significant - 1, true);
    }
    String plain = fixed(value, Math.max(0, significant - 1 - exponent));
    if (plain.indexOf('.') >= 0) {
      plain = plain.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return pointed && plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  /** A number with its sign, grouped and filled up. */
  private @Nullable String number(
      boolean negative, String prefix, String digits, String rest, int group) {
    String signed = negative ? "-" : sign.equals("-") ? "" : sign;
    boolean inside = "0".equals(align) || "=".equals(align);
    boolean zeros = inside && "0".equals(fill);
    int room = width - signed.length() - prefix.length() - rest.length();
    String body = digits;
    if (grouping != null && !digits.isEmpty()) {
      body = grouped(digits, grouping, group);
      for (String more = digits; zeros && body.length() < room; ) {
        more = "0" + more;
        body = grouped(more, grouping, group);
      }
    }
    String filling = fill == null ? " " : fill;
    int missing = Math.max(0, room - body.length());
    if (inside) {
      return signed + prefix + filling.repeat(missing) + body + rest;
    }
    String all = signed + prefix + body + rest;
    return switch (align == null ? ">" : align) {
      case "<" -> all + filling.repeat(missing);
      case "^" -> filling.repeat(missing / 2) + all + filling.repeat(missing - missing / 2);
      default -> filling.repeat(missing) + all;
    };
  }

  private static String grouped(String digits, String separator, int group) {
    StringBuilder result = new StringBuilder(digits);
    for (int i = digits.length() - group; i > 0; i -= group) {
      result.insert(i, separator);
    }
    return result.toString();
  }
}
