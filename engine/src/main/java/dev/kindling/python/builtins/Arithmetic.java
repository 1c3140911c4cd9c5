package dev.kindling.python.builtins;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers, as Python reckons. */
public final class Arithmetic {

  private static final BigInteger LARGEST_SHIFT = BigInteger.valueOf(1_000);
  private static final MathContext PRECISE = new MathContext(80);

  /** From how far on, in parts of the last digit, every C library rounds to the same number. */
  private static final BigDecimal SURE = new BigDecimal("0.45");

  private Arithmetic() {}

  /** An operator of whole numbers; null where the result is too large, or Python refuses it. */
  public static @Nullable Value whole(BigInteger a, String operator, BigInteger b, Site site) {
    if (a.bitLength() + b.bitLength() > 20_000) {
      return null;
    }
    return switch (operator) {
      case "+" -> new Value.Int(a.add(b));
      case "-" -> new Value.Int(a.subtract(b));
      case "*" -> new Value.Int(a.multiply(b));
      case "/" -> quotient(a, divisor(b, site));
      case "//" -> new Value.Int(floor(a, divisor(b, site)));
      case "%" -> new Value.Int(a.subtract(floor(a, divisor(b, site)).multiply(b)));
      case "**" -> power(a, b, site);
      case "&" -> new Value.Int(a.and(b));
      case "|" -> new Value.Int(a.or(b));
      case "^" -> new Value.Int(a.xor(b));
      case "<<" -> small(b) ? new Value.Int(a.shiftLeft(b.intValue())) : null;
      case ">>" -> small(b) ? new Value.Int(a.shiftRight(b.intValue())) : null;
      default -> null;
    };
  }

  private static boolean small(BigInteger value) {
    return value.signum() >= 0 && value.compareTo(LARGEST_SHIFT) <= 0;
  }

  private static @Nullable Value quotient(BigInteger a, BigInteger b) {
    double result =
        a.bitLength() < 54 && b.bitLength() < 54
            ? a.doubleValue() / b.doubleValue()
            : new BigDecimal(a).divide(new BigDecimal(b), PRECISE).doubleValue();
    return Double.isInfinite(result) ? null : new Value.Real(result);
  }

  private static @Nullable Value power(BigInteger base, BigInteger exponent, Site site) {
    if (exponent.signum() < 0) {
      return real(base.doubleValue(), "**", exponent.doubleValue(), site);
    }
    return small(exponent) && base.bitLength() < 200
        ? new Value.Int(base.pow(exponent.intValue()))
        : null;
  }

  private static BigInteger divisor(BigInteger value, Site site) {
    if (value.signum() == 0) {
      throw PythonError.of("ZeroDivisionError", "division by zero", site);
    }
    return value;
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** An operator of floating-point numbers; null where the result is not known. */
  public static @Nullable Value real(double a, String operator, double b, Site site) {
    if (b == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw PythonError.of("ZeroDivisionError", "division by zero", site);
    } else if (Double.isInfinite(a) && operator.equals("//")) {
      return null;
    }
    return switch (operator) {
      case "+" -> new Value.Real(a + b);
      case "-" -> new Value.Real(a - b);
      case "*" -> new Value.Real(a * b);
      case "/" -> new Value.Real(a / b);
      case "//" -> new Value.Real(floor(a, b));
      case "%" -> new Value.Real(rest(a, b));
      case "**" -> power(a, b, site);
      default -> null;
    };
  }

  /** The rest of a division, which has the sign of the divisor. */
  private static double rest(double a, double b) {
    double rest = a % b;
    return rest == 0 ? Math.copySign(0, b) : (b < 0) != (rest < 0) ? rest + b : rest;
  }

  private static double floor(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static @Nullable Value power(double a, double b, Site site) {
    if (a == 0 && b < 0) {
      throw PythonError.of("ZeroDivisionError", "0.0 cannot be raised to a negative power", site);
    } else if (b == 0 || a == 1) {
      return new Value.Real(1);
    } else if (b == 1) {
      return new Value.Real(a);
    } else if (b == 0.5 && a > 0 && !Double.isInfinite(a)) {
      return sure(new BigDecimal(a).sqrt(PRECISE));
    }
    boolean whole = b == Math.rint(b) && Math.abs(b) <= 400;
    if (!whole || Double.isInfinite(a) || Double.isNaN(a) || a == 0) {
      return null;
    }
    BigDecimal exact = new BigDecimal(a).pow((int) Math.abs(b), new MathContext(120));
    return sure(b < 0 ? BigDecimal.ONE.divide(exact, PRECISE) : exact);
  }

  /** The number nearest to the exact value, where no C library can take its neighbour. */
  static @Nullable Value sure(BigDecimal exact) {
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest) || nearest == 0 || Math.abs(nearest) < 1e-300) {
      return exact.signum() == 0 ? new Value.Real(0) : null;
    }
    BigDecimal off =
        exact
            .subtract(new BigDecimal(nearest))
            .abs()
            .divide(new BigDecimal(Math.ulp(nearest)), PRECISE);
    return off.compareTo(SURE) < 0 ? new Value.Real(nearest) : null;
  }
}
