package dev.kindling.python;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparing values; empty where the answer is not known. */
final class Comparisons {

  private Comparisons() {}

  static Optional<Boolean> compare(Value left, String operator, Value right, Site site) {
    if (left instanceof PythonVersion) {
      return compare(PythonVersion.tuple(), operator, right, site);
    }
    return switch (operator) {
      case "is" -> same(left, right);
      case "is not" -> same(left, right).map(x -> !x);
      case "==" -> equal(left, right, 0);
      case "!=" -> equal(left, right, 0).map(x -> !x);
      case "in" -> contains(right, left, site);
      case "not in" -> contains(right, left, site).map(x -> !x);
      default -> ordered(left, operator, right);
    };
  }

  private static Optional<Boolean> same(Value left, Value right) {
    if (unknown(left) || unknown(right)) {
      return Optional.empty();
    } else if (left instanceof Value.Opaque && right instanceof Value.Opaque
        || left instanceof Value.Singleton
        || right instanceof Value.Singleton) {
      // An opaque name may stand for anything, None included.
      return left instanceof Value.Opaque != right instanceof Value.Opaque
          ? Optional.empty()
          : Optional.of(left.equals(right));
    } else if (left instanceof Text || left instanceof Value.Int || left instanceof Value.Tuple) {
      return equal(left, right, 0);
    }
    return Optional.of(left == right || left.equals(right));
  }

  /** Whether nothing is known of the value. */
  private static boolean unknown(Value value) {
    return value instanceof Value.Unknown
        || value instanceof FunctionValue f && f.unfollowed()
        || value instanceof Container c && c.spoiled() != null;
  }

  static Optional<Boolean> equal(Value left, Value right, int depth) {
    if (left == right && !unknown(left)) {
      return Optional.of(true);
    } else if (unknown(left) || unknown(right) || depth > 50) {
      return Optional.empty();
    } else if (left instanceof Value.Opaque || right instanceof Value.Opaque) {
      return left.equals(right) ? Optional.of(true) : Optional.empty();
    }
    BigDecimal a = number(left);
    BigDecimal b = number(right);
    if (a != null && b != null) {
      return Optional.of(a.compareTo(b) == 0);
    } else if (left instanceof EnumMember m && m.isText() && right instanceof Text) {
      return Optional.of(m.value().equals(right));
    } else if (right instanceof EnumMember m && m.isText() && left instanceof Text) {
      return Optional.of(m.value().equals(left));
    } else if (left instanceof Container.ListValue x && right instanceof Container.ListValue y) {
      return equal(x.items(), y.items(), depth);
    } else if (left instanceof Value.Tuple x && right instanceof Value.Tuple y) {
      return equal(x.items(), y.items(), depth);
    } else if (left instanceof Container.DictValue x && right instanceof Container.DictValue y) {
      return equal(x.entries(), y.entries(), depth);
    } else if (left instanceof Container.SetValue x && right instanceof Container.SetValue y) {
      return Optional.of(x.items().equals(y.items()));
    } else if (left instanceof Instance i
            && (i.type().find("__eq__") != null || i.type().isRecord())
        || right instanceof Instance j && j.type().find("__eq__") != null) {
      return Optional.empty();
    }
    return Optional.of(left.equals(right));
  }

  private static Optional<Boolean> equal(List<Value> left, List<Value> right, int depth) {
    if (left.size() != right.size()) {
      return Optional.of(false);
    }
    boolean known = true;
    for (int i = 0; i < left.size(); i++) {
      Optional<Boolean> one = equal(left.get(i), right.get(i), depth + 1);
      if (one.isPresent() && !one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(true) : Optional.empty();
  }

  private static Optional<Boolean> equal(
      Map<Value, Value> left, Map<Value, Value> right, int depth) {
    if (!left.keySet().equals(right.keySet())) {
      return Optional.of(false);
    }
    List<Value> keys = List.copyOf(left.keySet());
    return equal(
        keys.stream().map(left::get).toList(), keys.stream().map(right::get).toList(), depth);
  }

  private static Optional<Boolean> contains(Value whole, Value part, Site site) {
    if (unknown(part)) {
      return Optional.empty();
    } else if (whole instanceof Text text && part instanceof Text wanted) {
      return Optional.of(text.value().contains(wanted.value()));
    } else if (whole instanceof Container.DictValue d && d.spoiled() == null) {
      return containsKey(d.entries().keySet(), part);
    } else if (whole instanceof Container.SetValue s && s.spoiled() == null) {
      return containsKey(s.items(), part);
    } else if (whole instanceof Value.Range r && part instanceof Value.Int i) {
      long n = i.value().longValue();
      boolean within =
          r.step() > 0 ? n >= r.start() && n < r.stop() : n <= r.start() && n > r.stop();
      return Optional.of(within && (n - r.start()) % r.step() == 0);
    }
    List<Value> items = whole instanceof IteratorValue i ? i.rest() : Iteration.items(whole, site);
    if (items == null) {
      return Optional.empty();
    }
    boolean known = true;
    for (Value item : items) {
      Optional<Boolean> one = equal(item, part, 0);
      if (one.isPresent() && one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> containsKey(Set<Value> keys, Value wanted) {
    if (keys.contains(wanted)) {
      return Optional.of(true);
    }
    boolean known = keys.stream().noneMatch(k -> unknown(k) || k instanceof Value.Opaque);
    return known ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> ordered(Value left, String operator, Value right) {
    Integer order = order(left, right);
    if (order == null) {
      return sets(left, operator, right);
    }
    return Optional.of(
        switch (operator) {
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        });
  }

  private static Optional<Boolean> sets(Value left, String operator, Value right) {
    if (!(left instanceof Container.SetValue a)
        || !(right instanceof Container.SetValue b)
        || unknown(a)
        || unknown(b)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (operator) {
          case "<" -> b.items().containsAll(a.items()) && a.size() < b.size();
          case "<=" -> b.items().containsAll(a.items());
          case ">" -> a.items().containsAll(b.items()) && a.size() > b.size();
          default -> a.items().containsAll(b.items());
        });
  }

  /** As Python orders the two; null where it does not, or it is not known. */
  static @Nullable Integer order(Value left, Value right) {
    BigDecimal a = number(left);
    BigDecimal b = number(right);
    if (a != null && b != null) {
      return a.compareTo(b);
    } else if (left instanceof Text x && right instanceof Text y) {
      return order(x.value(), y.value());
    } else if (left instanceof Value.Tuple x && right instanceof Value.Tuple y) {
      return order(x.items(), y.items());
    } else if (left instanceof Container.ListValue x
        && right instanceof Container.ListValue y
        && !unknown(x)
        && !unknown(y)) {
      return order(x.items(), y.items());
    }
    return null;
  }

  private static @Nullable Integer order(List<Value> left, List<Value> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      Integer one = order(left.get(i), right.get(i));
      if (one == null || one != 0) {
        return one;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** Texts by code points, as Python orders them. */
  static int order(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    return Arrays.compare(a, b);
  }

  private static @Nullable BigDecimal number(Value value) {
    if (value instanceof Value.Int i) {
      return new BigDecimal(i.value());
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      return new BigDecimal(r.value());
    } else if (value == Value.Singleton.TRUE) {
      return BigDecimal.ONE;
    } else if (value == Value.Singleton.FALSE) {
      return BigDecimal.ZERO;
    }
    return null;
  }
}
