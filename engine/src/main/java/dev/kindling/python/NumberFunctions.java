package dev.kindling.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's own functions of texts and numbers. */
final class NumberFunctions {

  private NumberFunctions() {}

  /** What pipeline code uses of the module {@code math}. */
  static @Nullable Value mathematics(String name) {
    return switch (name) {
      case "ceil", "floor" ->
          NativeFunction.function("math." + name, call -> rounded(call, name.equals("ceil")));
      default -> null;
    };
  }

  private static Value rounded(Arguments call, boolean up) {
    Value value = call.get(0);
    if (value instanceof Value.Int) {
      return value;
    } else if (value instanceof Value.Real r && Math.abs(r.value()) < 1e15) {
      return Value.of((long) (up ? Math.ceil(r.value()) : Math.floor(r.value())));
    }
    return value == null
        ? call.unknown("a number is needed")
        : Iteration.unknown(value, call.site());
  }

  /** {@code str(value)}. */
  static Value text(Value value, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Text) {
      return value;
    } else if (value instanceof Instance i && i.type().find("__str__") != null) {
      return interpreter.call(interpreter.attribute(i, "__str__", site), List.of(), site);
    } else if (value instanceof EnumMember m && m.type().find("__str__") != null) {
      return interpreter.call(m.type().find("__str__"), List.of(m), site);
    }
    String text = Representation.text(value);
    return text == null
        ? new Value.Unknown("the text of " + Names.kind(value) + " is not known", site)
        : new Text(text, site);
  }

  static Value whole(Arguments call) {
    Value value = call.get(0);
    if (value == null) {
      return Value.of(0);
    } else if (value instanceof Text text && call.positional().size() == 1) {
      String digits = text.value().strip().replace("_", "");
      if (!digits.matches("[+-]?\\d{1,4000}")) {
        throw PythonError.of("ValueError", "the text is no whole number", call.site());
      }
      return new Value.Int(new BigInteger(digits));
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      return new Value.Int(new BigDecimal(r.value()).toBigInteger());
    } else if (value == Value.Singleton.TRUE || value == Value.Singleton.FALSE) {
      return Value.of(value == Value.Singleton.TRUE ? 1 : 0);
    } else if (value == Value.Singleton.NONE) {
      throw PythonError.of("TypeError", "int() of None", call.site());
    }
    return value instanceof Value.Int ? value : Iteration.unknown(value, call.site());
  }

  static Value real(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Text text) {
      try {
        return new Value.Real(Double.parseDouble(text.value().strip()));
      } catch (NumberFormatException e) {
        throw PythonError.of("ValueError", "the text is no number", call.site());
      }
    } else if (value instanceof Value.Int i) {
      return new Value.Real(i.value().doubleValue());
    }
    return value == null
        ? new Value.Real(0)
        : value instanceof Value.Real ? value : Iteration.unknown(value, call.site());
  }

  static Value absolute(Arguments call) {
    Value value = call.get(0);
    return value instanceof Value.Int i
        ? new Value.Int(i.value().abs())
        : value instanceof Value.Real r
            ? new Value.Real(Math.abs(r.value()))
            : call.unknown("the number is not known");
  }

  static Value round(Arguments call) {
    Value value = call.get(0);
    Value digits = call.get(1, "ndigits");
    if (value instanceof Value.Int && digits == null) {
      return value;
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      BigDecimal exact = new BigDecimal(r.value());
      if (digits == null) {
        return new Value.Int(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
      } else if (digits instanceof Value.Int n && n.value().bitLength() < 10) {
        return new Value.Real(
            exact.setScale(n.value().intValue(), RoundingMode.HALF_EVEN).doubleValue());
      }
    }
    return call.unknown("the number is not known");
  }
}
