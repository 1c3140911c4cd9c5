package dev.kindling.configuration;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** Values of plain scalars, as PyYAML's safe constructor makes them. */
final class YamlScalars {

  private static final Set<String> YES = Set.of("yes", "true", "on");

  private YamlScalars() {}

  /** The value; the text itself for a tag that says nothing else. */
  static @Nullable Object value(Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return YES.contains(text.toLowerCase(Locale.ROOT));
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return floating(text);
    }
    return text;
  }

  /** A text behind {@code !!int} or {@code !!float} may be no number. */
  private static Object integer(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger number;
    if (digits.startsWith("0b")) {
      number = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      number = new BigInteger(digits.substring(2), 16);
    } else if (digits.startsWith("0") && digits.length() > 1) {
      number = new BigInteger(digits.substring(1), 8);
    } else {
      number = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        number = number.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    }
    return negative ? number.negate() : number;
  }

  private static Object floating(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    double sign = digits.startsWith("-") ? -1 : 1;
    digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    if (digits.equals(".inf")) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (digits.equals(".nan")) {
      return Double.NaN;
    }
    double number = 0;
    for (String part : digits.split(":", -1)) {
      number = number * 60 + Double.parseDouble(part);
    }
    return sign * number;
  }
}
