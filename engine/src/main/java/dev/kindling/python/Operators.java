package dev.kindling.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators of two operands. */
final class Operators {

  private static final BigInteger LARGEST_SHIFT = BigInteger.valueOf(1_000);

  private final Budget budget;

  Operators(Budget budget) {
    this.budget = budget;
  }

  Value apply(Value left, String operator, Value right, Site site) {
    Value result = known(left, operator, right, site);
    if (result != null) {
      return result;
    } else if (left instanceof Value.Unknown) {
      return left;
    } else if (right instanceof Value.Unknown) {
      return right;
    } else if (left instanceof Container c && c.spoiled() != null) {
      return c.spoiled();
    } else if (right instanceof Container c && c.spoiled() != null) {
      return c.spoiled();
    }
    if (operator.equals("+") && plain(left) && plain(right) && !tooLarge(left, right)) {
      throw PythonError.of(
          "TypeError", "`+` does not take " + Names.kind(left) + " and " + Names.kind(right), site);
    }
    budget.doubt();
    return new Value.Unknown(
        "`"
            + operator
            + "` of "
            + Names.kind(left)
            + " and "
            + Names.kind(right)
            + " is not followed",
        site);
  }

  /** Values of one type can be added, so that only their size can have been in the way. */
  private static boolean tooLarge(Value left, Value right) {
    return left.getClass() == right.getClass();
  }

  /** Whether the value is of a type whose operators are all followed. */
  private static boolean plain(Value value) {
    return value instanceof Text
        || value instanceof Value.Int
        || value instanceof Value.Real
        || value instanceof Value.Singleton
        || value instanceof Value.Tuple
        || value instanceof Container.ListValue
        || value instanceof Container.DictValue;
  }

  private @Nullable Value known(Value left, String operator, Value right, Site site) {
    if (left instanceof NativeValue n) {
      Value result = n.operate(operator, right, false, site);
      if (result != null) {
        return result;
      }
    }
    if (right instanceof NativeValue n) {
      Value result = n.operate(operator, left, true, site);
      if (result != null) {
        return result;
      }
    }
    Value a = number(left);
    Value b = number(right);
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return whole(x.value(), operator, y.value(), site);
    } else if ((a instanceof Value.Int || a instanceof Value.Real)
        && (b instanceof Value.Int || b instanceof Value.Real)) {
      return real(real(a), operator, real(b), site);
    } else if (left instanceof Text text && operator.equals("%")) {
      String formatted = PercentFormat.format(text.value(), right);
      return formatted == null ? null : text(formatted, text.site());
    } else if (left instanceof Text x && right instanceof Text y && operator.equals("+")) {
      return text(x.value() + y.value(), x.site().line() == 0 ? y.site() : x.site());
    } else if (operator.equals("*")) {
      Value repeated = repeat(left, b);
      return repeated != null ? repeated : repeat(right, a);
    } else if (operator.equals("|") && type(left) && type(right)) {
      return new Value.Subscripted(new Value.Opaque("typing.Union"), List.of(left, right));
    }
    return containers(left, operator, right);
  }

  private @Nullable Value containers(Value left, String operator, Value right) {
    if (left instanceof Container c && c.spoiled() != null
        || right instanceof Container d && d.spoiled() != null) {
      return null;
    }
    if (operator.equals("+")) {
      if (left instanceof Container.ListValue x && right instanceof Container.ListValue y) {
        return new Container.ListValue(joined(x.items(), y.items()));
      } else if (left instanceof Value.Tuple x && right instanceof Value.Tuple y) {
        return new Value.Tuple(joined(x.items(), y.items()));
      }
    } else if (operator.equals("|")
        && left instanceof Container.DictValue x
        && right instanceof Container.DictValue y) {
      Container.DictValue result = new Container.DictValue();
      result.entries().putAll(x.entries());
      result.entries().putAll(y.entries());
      return result;
    }
    if (left instanceof Container.SetValue x && right instanceof Container.SetValue y) {
      Set<Value> result = new LinkedHashSet<>(x.items());
      switch (operator) {
        case "|" -> result.addAll(y.items());
        case "&" -> result.retainAll(y.items());
        case "-" -> result.removeAll(y.items());
        case "^" -> {
          result.removeAll(y.items());
          y.items().stream().filter(i -> !x.items().contains(i)).forEach(result::add);
        }
        default -> {
          return null;
        }
      }
      return new Container.SetValue(result);
    }
    return null;
  }

  private List<Value> joined(List<Value> left, List<Value> right) {
    budget.steps(left.size() + right.size());
    List<Value> result = new ArrayList<>(left.size() + right.size());
    result.addAll(left);
    result.addAll(right);
    return result;
  }

  private @Nullable Value text(String value, Site site) {
    budget.steps(value.length() / 16);
    return value.length() > Budget.MAX_SIZE ? null : new Text(value, site);
  }

  private @Nullable Value repeat(Value whole, @Nullable Value times) {
    if (!(times instanceof Value.Int number)) {
      return null;
    }
    int size =
        whole instanceof Text t
            ? t.value().length()
            : whole instanceof Container.ListValue l && l.spoiled() == null
                ? l.items().size()
                : whole instanceof Value.Tuple t ? t.items().size() : -1;
    BigInteger count = number.value().max(BigInteger.ZERO);
    if (size < 0
        || count.multiply(BigInteger.valueOf(size)).bitLength() > 31
        || count.intValue() * (long) size > Budget.MAX_SIZE) {
      return null;
    }
    int n = size == 0 ? 0 : count.intValue();
    budget.steps(n * size);
    if (whole instanceof Text t) {
      return new Text(t.value().repeat(n), t.site());
    }
    List<Value> items =
        whole instanceof Container.ListValue l ? l.items() : ((Value.Tuple) whole).items();
    List<Value> result = new ArrayList<>(n * size);
    for (int i = 0; i < n; i++) {
      result.addAll(items);
    }
    return whole instanceof Value.Tuple ? new Value.Tuple(result) : new Container.ListValue(result);
  }

  private static @Nullable Value number(Value value) {
    return value == Value.Singleton.TRUE
        ? Value.of(1)
        : value == Value.Singleton.FALSE ? Value.of(0) : value;
  }

  private static double real(Value value) {
    return value instanceof Value.Int i ? i.value().doubleValue() : ((Value.Real) value).value();
  }

  private static @Nullable Value whole(BigInteger a, String operator, BigInteger b, Site site) {
    if (a.bitLength() + b.bitLength() > 20_000) {
      return null;
    }
    return switch (operator) {
      case "+" -> new Value.Int(a.add(b));
      case "-" -> new Value.Int(a.subtract(b));
      case "*" -> new Value.Int(a.multiply(b));
      case "/" -> real(a.doubleValue(), operator, b.doubleValue(), site);
      case "//" -> new Value.Int(floor(a, divisor(b, site)));
      case "%" -> new Value.Int(a.subtract(floor(a, divisor(b, site)).multiply(b)));
      case "**" -> power(a, b);
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

  private static @Nullable Value power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return new Value.Real(Math.pow(base.doubleValue(), exponent.doubleValue()));
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

  private static @Nullable Value real(double a, String operator, double b, Site site) {
    if (b == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw PythonError.of("ZeroDivisionError", "division by zero", site);
    }
    return switch (operator) {
      case "+" -> new Value.Real(a + b);
      case "-" -> new Value.Real(a - b);
      case "*" -> new Value.Real(a * b);
      case "/" -> new Value.Real(a / b);
      case "//" -> new Value.Real(Math.floor(a / b));
      case "%" -> new Value.Real(a - Math.floor(a / b) * b);
      case "**" -> new Value.Real(Math.pow(a, b));
      default -> null;
    };
  }

  /** Whether the value may stand in an annotation. */
  private static boolean type(Value value) {
    return value instanceof Value.Opaque
        || value instanceof ClassValue
        || value instanceof Value.Subscripted
        || value instanceof NativeFunction f && f.type()
        || value == Value.Singleton.NONE
        || value instanceof Text
        || value instanceof TypeDefinition;
  }
}
