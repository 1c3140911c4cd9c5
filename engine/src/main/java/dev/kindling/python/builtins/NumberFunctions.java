package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's own functions of texts and numbers. */
public final class NumberFunctions {

  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)"
              + "(?:[eE][+-]?\\d+(?:_\\d+)*)?");
  private static final Pattern NAMED = Pattern.compile("([+-]?)(inf|infinity|nan)");

  private NumberFunctions() {}

  /** {@code str(value)}. */
  static Value text(Value value, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Text) {
      return value;
    }
    String text = Representation.text(value, interpreter);
    return text == null
        ? value instanceof Container c && c.spoiled() != null
            ? c.spoiled()
            : new Value.Unknown(Representation.unknown(value), site)
        : new Text(text, site);
  }

  /** Whether the value is a number, {@code True} and {@code False} among them; null where not. */
  public static @Nullable Value number(Value given) {
    Value value = given.plain();
    return value == Value.Singleton.TRUE
        ? Value.of(1)
        : value == Value.Singleton.FALSE
            ? Value.of(0)
            : value instanceof Value.Int || value instanceof Value.Real ? value : null;
  }

  /** {@code int(…)}. */
  static Value whole(Arguments call) {
    Value given = call.get(0);
    Value base = call.get(1, "base");
    if (given == null) {
      return Value.of(0);
    }
    Value value = given.plain();
    Value number = number(value);
    if (value instanceof Text text) {
      return base == null
          ? parse(text, 10, call)
          : base instanceof Value.Int b && b.value().bitLength() < 7
              ? parse(text, b.value().intValue(), call)
              : call.unknown("the base is not known");
    } else if (base != null) {
      return call.unknown("a base with no text is not followed");
    } else if (number instanceof Value.Real r) {
      if (Double.isNaN(r.value()) || Double.isInfinite(r.value())) {
        throw PythonError.of(
            Double.isNaN(r.value()) ? "ValueError" : "OverflowError",
            "the number has no whole part",
            call.site());
      }
      return new Value.Int(new BigDecimal(r.value()).toBigInteger());
    } else if (value == Value.Singleton.NONE
        || value instanceof Container c && c.spoiled() == null
        || value instanceof Value.Tuple) {
      throw PythonError.of("TypeError", "int() of " + Names.kind(value), call.site());
    }
    return number != null ? number : Iteration.unknown(value, call.site());
  }

  private static Value parse(Text text, int base, Arguments call) {
    String digits = strip(text.value()).toLowerCase(Locale.ROOT);
    if (digits.chars().anyMatch(c -> c > 127) || base < 0 || base == 1 || base > 36) {
      return call.unknown("digits of other scripts are not followed");
    } else if (digits.length() > 4_000) {
      return call.unknown("the number is longer than what is followed");
    }
    boolean negative = digits.startsWith("-");
    String rest = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    int radix = base;
    String prefix = rest.length() > 1 ? rest.substring(0, 2) : "";
    int prefixed = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : prefix.equals("0b") ? 2 : 0;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      radix = prefixed;
      rest = rest.substring(rest.startsWith("_", 2) ? 3 : 2);
    } else if (base == 0) {
      radix = 10;
      if (rest.matches("0[0-9_]*[1-9].*")) {
        rest = "";
      }
    }
    boolean sound = !rest.isEmpty() && rest.matches("[0-9a-z]+(?:_[0-9a-z]+)*");
    int most = radix;
    if (!sound || rest.chars().anyMatch(c -> c != '_' && Character.digit(c, most) < 0)) {
      throw PythonError.of("ValueError", "the text is no whole number", call.site());
    }
    BigInteger value = new BigInteger(rest.replace("_", ""), radix);
    return new Value.Int(negative ? value.negate() : value);
  }

  private static String strip(String text) {
    return TextParts.strip(text, TextParts::isSpace, true, true);
  }

  /** {@code float(…)}. */
  static Value real(Arguments call) {
    Value given = call.get(0);
    if (given == null) {
      return new Value.Real(0);
    }
    Value value = given.plain();
    if (value instanceof Text text) {
      String written = strip(text.value()).toLowerCase(Locale.ROOT);
      var named = NAMED.matcher(written);
      if (named.matches()) {
        double size = named.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
        return new Value.Real(named.group(1).equals("-") ? -size : size);
      } else if (REAL.matcher(written).matches()) {
        return new Value.Real(Double.parseDouble(written.replace("_", "")));
      } else if (written.chars().anyMatch(c -> c > 127)) {
        return call.unknown("digits of other scripts are not followed");
      }
      throw PythonError.of("ValueError", "the text is no number", call.site());
    }
    Value number = number(value);
    if (number instanceof Value.Int i) {
      double real = i.value().doubleValue();
      return Double.isInfinite(real)
          ? call.unknown("the number is too large")
          : new Value.Real(real);
    } else if (value == Value.Singleton.NONE || value instanceof Value.Tuple) {
      throw PythonError.of("TypeError", "float() of " + Names.kind(value), call.site());
    }
    return number != null ? number : Iteration.unknown(value, call.site());
  }

  static Value absolute(Arguments call) {
    Value number = call.get(0) == null ? null : number(call.positional().get(0));
    return number instanceof Value.Int i
        ? new Value.Int(i.value().abs())
        : number instanceof Value.Real r
            ? new Value.Real(Math.abs(r.value()))
            : operator("__abs__", call);
  }

  private static Value operator(String method, Arguments call) {
    if (call.get(0) instanceof NativeValue n && n.attribute(method) != null) {
      return call.interpreter().call(n.attribute(method), List.of(), call.site());
    }
    refuse(call);
    return call.unknown("the number is not known");
  }

  /** A value of a plain type that is no number is an error. */
  private static void refuse(Arguments call) {
    Value given = call.get(0);
    PlainKind kind = given == null ? null : PlainKind.of(given.plain());
    if (kind != null && kind != PlainKind.NUMBER) {
      throw PythonError.of("TypeError", "a number is needed", call.site());
    }
  }

  static Value round(Arguments call) {
    Value given = call.get(0, "number");
    Value number = given == null ? null : number(given);
    Value digits = call.get(1, "ndigits");
    if (digits == Value.Singleton.NONE) {
      digits = null;
    }
    if (digits != null && !(digits instanceof Value.Int n && n.value().bitLength() < 9)) {
      return call.unknown("the number of digits is not known");
    }
    int scale = digits instanceof Value.Int n ? n.value().intValue() : 0;
    if (number instanceof Value.Int i) {
      return scale >= 0
          ? i
          : new Value.Int(
              new BigDecimal(i.value()).setScale(scale, RoundingMode.HALF_EVEN).toBigInteger());
    } else if (number instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      BigDecimal rounded = new BigDecimal(r.value()).setScale(scale, RoundingMode.HALF_EVEN);
      double real = rounded.doubleValue();
      return digits == null
          ? new Value.Int(rounded.toBigInteger())
          : Double.isInfinite(real)
              ? call.unknown("the number is too large")
              : new Value.Real(real == 0 ? Math.copySign(0, r.value()) : real);
    }
    if (digits == null && number instanceof Value.Real r) {
      throw PythonError.of(
          Double.isNaN(r.value()) ? "ValueError" : "OverflowError",
          "the number has no whole part",
          call.site());
    }
    return number instanceof Value.Real ? number : call.unknown("the number is not known");
  }

  static Value divmod(Arguments call) {
    if (call.positional().size() != 2) {
      return call.unknown("`divmod` needs two numbers");
    }
    Value a = call.positional().get(0);
    Value b = call.positional().get(1);
    Value quotient = call.interpreter().operate(a, "//", b, call.site());
    Value rest = call.interpreter().operate(a, "%", b, call.site());
    return quotient instanceof Value.Unknown
        ? quotient
        : rest instanceof Value.Unknown ? rest : new Value.Tuple(List.of(quotient, rest));
  }

  static Value power(Arguments call) {
    Value base = call.get(0, "base");
    Value exponent = call.get(1, "exp");
    Value modulus = call.get(2, "mod");
    if (base == null || exponent == null) {
      return call.unknown("`pow` needs two numbers");
    } else if (modulus == null) {
      return call.interpreter().operate(base, "**", exponent, call.site());
    }
    return base instanceof Value.Int a
            && exponent instanceof Value.Int b
            && modulus instanceof Value.Int m
            && b.value().signum() >= 0
            && m.value().signum() > 0
            && b.value().bitLength() + m.value().bitLength() + a.value().bitLength() < 2_000
        ? new Value.Int(a.value().modPow(b.value(), m.value()))
        : call.unknown("the numbers are not known");
  }

  static Value character(Arguments call) {
    Value number = call.get(0) == null ? null : number(call.positional().get(0));
    if (!(number instanceof Value.Int i)) {
      return call.unknown("the number of the character is not known");
    } else if (i.value().bitLength() > 21 || !Character.isValidCodePoint(i.value().intValue())) {
      throw PythonError.of("ValueError", "chr() arg not in range", call.site());
    }
    return Value.of(Character.toString(i.value().intValue()));
  }

  static Value ordinal(Arguments call) {
    Value value = call.get(0) == null ? null : call.positional().get(0).plain();
    if (value instanceof Text t && t.value().codePointCount(0, t.value().length()) == 1) {
      return Value.of(t.value().codePointAt(0));
    } else if (value instanceof Text) {
      throw PythonError.of("TypeError", "ord() expected a character", call.site());
    }
    return call.unknown("the character is not known");
  }

  /** {@code hex}, {@code oct} and {@code bin}. */
  static Value based(Arguments call, String spec) {
    Value number = call.get(0) == null ? null : number(call.positional().get(0));
    String text = number instanceof Value.Int ? FormatSpec.format(number, spec) : null;
    return text == null ? call.unknown("the number is not known") : Value.of(text);
  }
}
