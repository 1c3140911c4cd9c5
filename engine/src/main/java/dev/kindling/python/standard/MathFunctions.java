package dev.kindling.python.standard;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code math}. What C libraries may round to different neighbours is unknown, save
 * where the result is exact.
 */
final class MathFunctions {

  private MathFunctions() {}

  static @Nullable Value member(String name) {
    String full = "math." + name;
    return switch (name) {
      case "pi" -> new Value.Real(Math.PI);
      case "e" -> new Value.Real(Math.E);
      case "tau" -> new Value.Real(2 * Math.PI);
      case "inf" -> new Value.Real(Double.POSITIVE_INFINITY);
      case "nan" -> new Value.Real(Double.NaN);
      case "ceil" -> Given.function(full, given -> rounded(given, RoundingMode.CEILING));
      case "floor" -> Given.function(full, given -> rounded(given, RoundingMode.FLOOR));
      case "trunc" -> Given.function(full, given -> rounded(given, RoundingMode.DOWN));
      case "gcd", "lcm" -> Given.function(full, given -> common(given, name.equals("gcd")));
      case "factorial" -> Given.function(full, MathFunctions::factorial);
      case "comb" -> Given.function(full, given -> choices(given, true));
      case "perm" -> Given.function(full, given -> choices(given, false));
      case "isqrt" ->
          Given.function(
              full,
              given ->
                  given.value(0, "") instanceof Value.Int i && i.value().signum() >= 0
                      ? new Value.Int(i.value().sqrt())
                      : null);
      case "prod" -> Given.function(full, MathFunctions::product);
      case "fsum" -> Given.function(full, MathFunctions::sum);
      case "dist", "hypot" -> Given.function(full, given -> distance(given, name));
      case "isclose" -> Given.function(full, MathFunctions::close);
      case "modf" -> Given.function(full, MathFunctions::parts);
      case "isnan",
          "isinf",
          "isfinite",
          "sqrt",
          "fabs",
          "log",
          "log2",
          "log10",
          "exp",
          "degrees",
          "radians",
          "sin",
          "cos",
          "tan",
          "log1p",
          "expm1",
          "asin",
          "acos",
          "atan" ->
          Given.function(full, given -> ofOne(name, given));
      case "copysign", "fmod", "pow", "remainder", "atan2" ->
          Given.function(full, given -> ofTwo(name, given));
      default -> null;
    };
  }

  private static @Nullable Value rounded(Given given, RoundingMode mode) {
    Value value = given.value(0, "x");
    if (value instanceof Value.Int) {
      return value;
    } else if (value == Value.Singleton.TRUE || value == Value.Singleton.FALSE) {
      return Value.of(value == Value.Singleton.TRUE ? 1 : 0);
    } else if (!(value instanceof Value.Real r)) {
      return null;
    } else if (Double.isNaN(r.value()) || Double.isInfinite(r.value())) {
      throw PythonError.of(
          Double.isNaN(r.value()) ? "ValueError" : "OverflowError",
          "the number has no whole part",
          given.call().site());
    } else {
      return new Value.Int(new BigDecimal(r.value()).setScale(0, mode).toBigInteger());
    }
  }

  private static @Nullable Value common(Given given, boolean divisor) {
    BigInteger result = divisor ? BigInteger.ZERO : BigInteger.ONE;
    for (Value value : given.call().positional()) {
      if (!(value instanceof Value.Int i) || result.bitLength() > 10_000) {
        return null;
      }
      BigInteger gcd = result.gcd(i.value());
      result =
          divisor
              ? gcd
              : i.value().signum() == 0 || result.signum() == 0
                  ? BigInteger.ZERO
                  : result.multiply(i.value()).abs().divide(gcd);
    }
    return new Value.Int(result);
  }

  private static @Nullable Value factorial(Given given) {
    Long n = given.whole(0, "");
    if (n == null || n < 0 || n > 500) {
      return null;
    }
    BigInteger result = BigInteger.ONE;
    for (long i = 2; i <= n; i++) {
      result = result.multiply(BigInteger.valueOf(i));
    }
    return new Value.Int(result);
  }

  private static @Nullable Value choices(Given given, boolean anyOrder) {
    Long n = given.whole(0, "");
    Long chosen = given.size() > 1 ? given.whole(1, "") : n;
    if (n == null || chosen == null || n < 0 || chosen < 0 || n > 500) {
      return null;
    }
    BigInteger result = BigInteger.ONE;
    for (long i = 0; i < chosen; i++) {
      result = result.multiply(BigInteger.valueOf(Math.max(0, n - i)));
      result = anyOrder ? result.divide(BigInteger.valueOf(i + 1)) : result;
    }
    return new Value.Int(result);
  }

  private static @Nullable Value product(Given given) {
    List<Value> items = given.items(0, "iterable");
    Value result = given.call().named().getOrDefault("start", Value.of(1));
    if (items == null) {
      return null;
    }
    for (Value item : items) {
      result = given.call().interpreter().operate(result, "*", item, given.call().site());
    }
    return result;
  }

  private static @Nullable List<Double> reals(@Nullable List<Value> items) {
    if (items == null) {
      return null;
    }
    List<Double> result = new ArrayList<>();
    for (Value item : items) {
      if (item instanceof Value.Real r
          && !Double.isNaN(r.value())
          && !Double.isInfinite(r.value())) {
        result.add(r.value());
      } else if (item instanceof Value.Int i && i.value().bitLength() < 54) {
        result.add(i.value().doubleValue());
      } else {
        return null;
      }
    }
    return result;
  }

  private static @Nullable Value sum(Given given) {
    List<Double> numbers = reals(given.items(0, ""));
    if (numbers == null) {
      return null;
    }
    BigDecimal exact = BigDecimal.ZERO;
    for (double number : numbers) {
      exact = exact.add(new BigDecimal(number));
    }
    return new Value.Real(exact.doubleValue());
  }

  /** Only where the root is exact. */
  private static @Nullable Value distance(Given given, String name) {
    List<Double> a =
        name.equals("hypot") ? reals(given.call().positional()) : reals(given.items(0, "p"));
    List<Double> b = name.equals("hypot") ? null : reals(given.items(1, "q"));
    if (a == null || !name.equals("hypot") && (b == null || a.size() != b.size())) {
      return null;
    }
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < a.size(); i++) {
      BigDecimal way = new BigDecimal(a.get(i));
      way = b == null ? way : way.subtract(new BigDecimal(b.get(i)));
      exact = exact.add(way.multiply(way));
    }
    double root = Math.sqrt(exact.doubleValue());
    return new BigDecimal(root).pow(2).compareTo(exact) == 0 ? new Value.Real(root) : null;
  }

  private static @Nullable Value close(Given given) {
    Double a = given.real(0, "");
    Double b = given.real(1, "");
    Double relative = given.has(9, "rel_tol") ? given.real(9, "rel_tol") : Double.valueOf(1e-9);
    Double absolute = given.has(9, "abs_tol") ? given.real(9, "abs_tol") : Double.valueOf(0);
    if (a == null || b == null || relative == null || absolute == null) {
      return null;
    } else if (a.doubleValue() == b.doubleValue()) {
      return Value.of(true);
    }
    double off = Math.abs(a - b);
    boolean finite = !Double.isInfinite(a) && !Double.isInfinite(b);
    return Value.of(
        finite
            && (off <= Math.abs(relative * b) || off <= Math.abs(relative * a) || off <= absolute));
  }

  private static @Nullable Value parts(Given given) {
    Double x = given.real(0, "");
    if (x == null || Double.isNaN(x) || Double.isInfinite(x)) {
      return null;
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return new Value.Tuple(
        List.of(new Value.Real(Math.copySign(x - whole, x)), new Value.Real(whole)));
  }

  private static @Nullable Value ofOne(String name, Given given) {
    Double number = given.real(0, "");
    if (number == null || given.size() != 1) {
      return null;
    }
    double x = number;
    return switch (name) {
      case "isnan" -> Value.of(Double.isNaN(x));
      case "isinf" -> Value.of(Double.isInfinite(x));
      case "isfinite" -> Value.of(!Double.isNaN(x) && !Double.isInfinite(x));
      case "fabs" -> new Value.Real(Math.abs(x));
      case "sqrt" -> {
        if (x < 0) {
          throw PythonError.of("ValueError", "math domain error", given.call().site());
        }
        yield new Value.Real(Math.sqrt(x));
      }
      case "degrees" -> new Value.Real(x * (180.0 / Math.PI));
      case "radians" -> new Value.Real(x * (Math.PI / 180.0));
      case "exp", "cos" -> x == 0 ? new Value.Real(1) : null;
      case "sin", "tan", "asin", "atan", "expm1", "log1p" -> x == 0 ? new Value.Real(x) : null;
      case "log", "acos" -> x == 1 ? new Value.Real(0) : null;
      case "log2" -> x > 0 && !Double.isInfinite(x) ? exactLog(x, 2) : null;
      case "log10" -> x > 0 && !Double.isInfinite(x) ? exactLog(x, 10) : null;
      default -> null;
    };
  }

  private static @Nullable Value exactLog(double x, int base) {
    BigDecimal exact = new BigDecimal(x);
    BigDecimal power = BigDecimal.ONE;
    for (int i = 0; i < 300; i++) {
      if (power.compareTo(exact) == 0) {
        return new Value.Real(i);
      }
      power = power.multiply(BigDecimal.valueOf(base));
    }
    return null;
  }

  private static @Nullable Value ofTwo(String name, Given given) {
    Double x = given.real(0, "");
    Double y = given.real(1, "");
    if (x == null || y == null) {
      return null;
    }
    return switch (name) {
      case "copysign" -> new Value.Real(Math.copySign(x, y));
      case "fmod" -> y == 0 || Double.isInfinite(x) ? null : new Value.Real(x % y);
      case "pow" -> {
        Value result =
            given
                .call()
                .interpreter()
                .operate(new Value.Real(x), "**", new Value.Real(y), given.call().site());
        yield result instanceof Value.Real ? result : null;
      }
      default -> null;
    };
  }
}
