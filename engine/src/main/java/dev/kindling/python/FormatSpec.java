package dev.kindling.python;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows the colon of a replacement field: {@code :>8}, {@code :03d}, {@code :.2f}. */
final class FormatSpec {

  private static final Pattern SPEC =
      Pattern.compile("(?:(.)?([<>^]))?(0)?(\\d{1,3})?(,)?(?:\\.(\\d{1,2}))?([sdfx])?");

  private FormatSpec() {}

  /** The value formatted; null where it is not known. */
  static @Nullable String format(Value value, String spec) {
    if (spec.isEmpty()) {
      return Representation.text(value);
    }
    Matcher matcher = SPEC.matcher(spec);
    if (!matcher.matches()) {
      return null;
    }
    String text = body(value, matcher);
    if (text == null || matcher.group(4) == null) {
      return text;
    }
    boolean number = !(value instanceof Text);
    int missing =
        Math.max(0, Integer.parseInt(matcher.group(4)) - text.codePointCount(0, text.length()));
    String fill =
        matcher.group(1) != null ? matcher.group(1) : matcher.group(3) != null ? "0" : " ";
    String align = matcher.group(2) != null ? matcher.group(2) : number ? ">" : "<";
    if (number && matcher.group(2) == null && fill.equals("0") && text.startsWith("-")) {
      return "-" + fill.repeat(missing) + text.substring(1);
    }
    return switch (align) {
      case "<" -> text + fill.repeat(missing);
      case ">" -> fill.repeat(missing) + text;
      default -> fill.repeat(missing / 2) + text + fill.repeat(missing - missing / 2);
    };
  }

  private static @Nullable String body(Value value, Matcher matcher) {
    String kind = matcher.group(7);
    String precision = matcher.group(6);
    if (value instanceof Text t && (kind == null || kind.equals("s"))) {
      int end = precision == null ? Integer.MAX_VALUE : Integer.parseInt(precision);
      return end >= t.value().length() ? t.value() : t.value().substring(0, end);
    } else if (value instanceof Value.Int i && precision == null) {
      if (kind == null || kind.equals("d")) {
        String digits = i.value().toString();
        return matcher.group(5) == null ? digits : grouped(digits);
      }
      return kind.equals("x") ? i.value().toString(16) : kind.equals("f") ? fixed(value, 6) : null;
    } else if (kind != null && kind.equals("f") && matcher.group(5) == null) {
      return fixed(value, precision == null ? 6 : Integer.parseInt(precision));
    }
    return null;
  }

  private static String grouped(String digits) {
    StringBuilder result = new StringBuilder(digits);
    int first = digits.startsWith("-") ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      result.insert(i, ',');
    }
    return result.toString();
  }

  /** A number with that many decimals. */
  static @Nullable String fixed(Value value, int decimals) {
    if (value instanceof Value.Int i) {
      return new BigDecimal(i.value()).setScale(decimals).toPlainString();
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      return new BigDecimal(r.value()).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
    return null;
  }
}
