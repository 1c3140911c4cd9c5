package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Arithmetic;
import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.builtins.PercentFormat;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.hints.DeferredType;
import dev.kindling.python.hints.TypeDefinition;
import dev.kindling.python.standard.Counters;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Keys;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators of two operands. */
public final class Operators {

  private final Interpreter interpreter;
  private final Budget budget;

  Operators(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.budget = interpreter.budget();
  }

  Value apply(Value left, String operator, Value right, Site site) {
    return isSet(left) && isSet(right)
        ? applied(left, operator, right, site)
        : Orders.choose(
            List.of(left, right), interpreter, site, () -> applied(left, operator, right, site));
  }

  /** Whether it is a set, or is treated as one. */
  private static boolean isSet(Value value) {
    return value instanceof Container.SetValue || value instanceof NativeValue;
  }

  private Value applied(Value left, String operator, Value right, Site site) {
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
    if (PlainKind.refuses(PlainKind.of(left), operator, PlainKind.of(right))) {
      throw PythonError.of(
          "TypeError",
          "`" + operator + "` does not take " + Names.kind(left) + " and " + Names.kind(right),
          site);
    }
    Value.Unknown unknown =
        new Value.Unknown(
            "`"
                + operator
                + "` of "
                + Names.kind(left)
                + " and "
                + Names.kind(right)
                + " is not followed",
            site);
    interpreter.doubt(unknown);
    return unknown;
  }

  private @Nullable Value known(Value first, String operator, Value second, Site site) {
    Value own = Overloads.operate(interpreter, first, operator, second, site);
    if (own != null) {
      return own;
    }
    if (first instanceof NativeValue n) {
      Value result = n.operate(operator, second, false, site);
      if (result != null) {
        return result;
      }
    }
    if (second instanceof NativeValue n) {
      Value result = n.operate(operator, first, true, site);
      if (result != null) {
        return result;
      }
    }
    Value left = first.plain();
    Value right = second.plain();
    Value a = NumberFunctions.number(left);
    Value b = NumberFunctions.number(right);
    if (left instanceof Value.Singleton x && right instanceof Value.Singleton y && a != null) {
      Value bits = b == null ? null : bits(x, operator, y);
      if (bits != null) {
        return bits;
      }
    }
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return Arithmetic.whole(x.value(), operator, y.value(), site);
    } else if (a != null && b != null) {
      return Arithmetic.real(real(a), operator, real(b), site);
    } else if (left instanceof Text text && operator.equals("%")) {
      String formatted = PercentFormat.format(text.value(), second, interpreter, site);
      return formatted == null ? null : text(formatted, text.site());
    } else if (left instanceof Text x && right instanceof Text y && operator.equals("+")) {
      return text(x.value() + y.value(), x.site().line() == 0 ? y.site() : x.site());
    } else if (left instanceof Value.Bytes x
        && right instanceof Value.Bytes y
        && operator.equals("+")) {
      return new Value.Bytes(x.content() + y.content());
    } else if (operator.equals("*")) {
      Value repeated = repeat(left, b);
      return repeated != null ? repeated : repeat(right, a);
    } else if (operator.equals("|")
        && type(left)
        && type(right)
        && (PlainKind.of(left) == null || PlainKind.of(right) == null)) {
      return new Value.Subscripted(new Value.Opaque("typing.Union"), List.of(left, right));
    }
    return containers(left, operator, right);
  }

  private static @Nullable Value bits(Value.Singleton x, String operator, Value.Singleton y) {
    boolean a = x == Value.Singleton.TRUE;
    boolean b = y == Value.Singleton.TRUE;
    return switch (operator) {
      case "&" -> Value.of(a && b);
      case "|" -> Value.of(a || b);
      case "^" -> Value.of(a != b);
      default -> null;
    };
  }

  private @Nullable Value containers(Value left, String operator, Value right) {
    if (left instanceof Container c && c.spoiled() != null
        || right instanceof Container d && d.spoiled() != null) {
      return null;
    }
    if (operator.equals("+")) {
      if (left instanceof Container.ListValue x
          && right instanceof Container.ListValue y
          && x.isDeque() == y.isDeque()) {
        List<Value> all = joined(x.items(), y.items());
        return x.isDeque()
            ? Container.ListValue.deque(all, x.longest())
            : new Container.ListValue(all);
      } else if (left instanceof Value.Tuple x && right instanceof Value.Tuple y) {
        return new Value.Tuple(joined(x.items(), y.items()));
      }
    }
    if (left instanceof Container.DictValue x && right instanceof Container.DictValue y) {
      boolean counters =
          x.kind() == Container.DictValue.Kind.COUNTER
              && y.kind() == Container.DictValue.Kind.COUNTER;
      if (counters) {
        return Counters.operate(x, operator, y);
      } else if (!operator.equals("|")) {
        return null;
      }
      Container.DictValue wider = x.kind() == Container.DictValue.Kind.DICT ? y : x;
      Container.DictValue result = new Container.DictValue(wider.kind(), wider.factory());
      result.entries().putAll(x.entries());
      result.entries().putAll(y.entries());
      return result;
    }
    return left instanceof Container.SetValue x && right instanceof Container.SetValue y
        ? sets(x, operator, y)
        : null;
  }

  /** What both have, taken from the smaller as Python does: of twins it may be the other one. */
  public static List<Value> common(Set<Value> left, Set<Value> right) {
    boolean swapped = right.size() > left.size();
    Set<Value> from = swapped ? left : right;
    Set<Value> in = swapped ? right : left;
    return from.stream().filter(in::contains).toList();
  }

  /** An operator of two sets; null for any other. */
  public static @Nullable Value sets(Container.SetValue x, String operator, Container.SetValue y) {
    Set<Value> result = new Keys.Elements(x.items());
    switch (operator) {
      case "|" -> result.addAll(y.items());
      case "&" -> {
        return new Container.SetValue(common(x.items(), y.items()), x.frozen());
      }
      case "-" -> result.removeAll(y.items());
      case "^" -> {
        result.removeAll(y.items());
        y.items().stream().filter(i -> !x.items().contains(i)).forEach(result::add);
      }
      default -> {
        return null;
      }
    }
    return new Container.SetValue(result, x.frozen());
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
            : whole instanceof Value.Bytes b
                ? b.content().length()
                : whole instanceof Container.ListValue l && l.spoiled() == null && !l.isDeque()
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
    } else if (whole instanceof Value.Bytes b) {
      return new Value.Bytes(b.content().repeat(n));
    }
    List<Value> items =
        whole instanceof Container.ListValue l ? l.items() : ((Value.Tuple) whole).items();
    List<Value> result = new ArrayList<>(n * size);
    for (int i = 0; i < n; i++) {
      result.addAll(items);
    }
    return whole instanceof Value.Tuple ? new Value.Tuple(result) : new Container.ListValue(result);
  }

  private static double real(Value value) {
    return value instanceof Value.Int i ? i.value().doubleValue() : ((Value.Real) value).value();
  }

  /** Whether the value may stand in an annotation. */
  private static boolean type(Value value) {
    return value instanceof Value.Opaque
        || value instanceof ClassValue
        || value instanceof Value.Subscripted
        || value instanceof NativeFunction f && f.type()
        || value == Value.Singleton.NONE
        || value instanceof Text
        || value instanceof TypeDefinition
        || value instanceof DeferredType;
  }
}
