package dev.kindling.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Python's {@code str} makes of a scalar value. */
final class PythonText {

  private PythonText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    return value instanceof Double number ? floating(number) : value.toString();
  }

  /** Equal objects for values that Python takes for the same key: 1, 1.0 and True are. */
  static Object equality(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof BigInteger number) {
      return number.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(number).stripTrailingZeros();
    }
    if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
      return number == 0 ? BigDecimal.ZERO : new BigDecimal(number).stripTrailingZeros();
    }
    return value == null ? "None without quotes" : value instanceof String ? List.of(value) : value;
  }

  /** The shortest digits that read back the same, in Python's choice of notation. */
  private static String floating(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%s%se%s%02d"
        .formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
