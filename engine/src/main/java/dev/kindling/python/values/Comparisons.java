package dev.kindling.python.values;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Overloads;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparing values; empty where the answer is not known. */
public final class Comparisons {

  private static final int MAX_DEPTH = 50;

  private final @Nullable Interpreter interpreter;
  private final Site site;

  private Comparisons(@Nullable Interpreter interpreter, Site site) {
    this.interpreter = interpreter;
    this.site = site;
  }

  /** The answer of an operator; operators that classes of the project define are not followed. */
  public static Optional<Boolean> compare(Value left, String operator, Value right, Site site) {
    return compare(left, operator, right, null, site);
  }

  /**
   * The answer of an operator.
   *
   * @param interpreter follows what classes of the project say; null where none shall be
   */
  public static Optional<Boolean> compare(
      Value left, String operator, Value right, @Nullable Interpreter interpreter, Site site) {
    Comparisons comparisons = new Comparisons(interpreter, site);
    return switch (operator) {
      case "is" -> comparisons.same(left, right);
      case "is not" -> comparisons.same(left, right).map(x -> !x);
      case "==" -> comparisons.equal(left, right, 0);
      case "!=" -> comparisons.unequal(left, right);
      case "in" -> comparisons.contains(right, left);
      case "not in" -> comparisons.contains(right, left).map(x -> !x);
      default -> comparisons.ordered(left, operator, right, 0);
    };
  }

  /** Whether the values are equal, without what classes of the project say. */
  public static Optional<Boolean> equal(Value left, Value right) {
    return new Comparisons(null, Site.NOWHERE).equal(left, right, 0);
  }

  /** Whether the one is less than the other, without what classes of the project say. */
  public static Optional<Boolean> less(Value left, Value right) {
    return new Comparisons(null, Site.NOWHERE).ordered(left, "<", right, 0);
  }

  public static Optional<Boolean> equal(
      Value left, Value right, @Nullable Interpreter interpreter, Site site) {
    return new Comparisons(interpreter, site).equal(left, right, 0);
  }

  private Optional<Boolean> same(Value left, Value right) {
    if (unknown(left) || unknown(right)) {
      return Optional.empty();
    } else if (left instanceof Value.Opaque && right instanceof Value.Opaque
        || left instanceof Value.Singleton
        || right instanceof Value.Singleton) {
      // An opaque name may stand for anything, None included.
      return left instanceof Value.Opaque != right instanceof Value.Opaque
          ? Optional.empty()
          : Optional.of(left.equals(right) && left.getClass() == right.getClass());
    } else if (left instanceof Text
        || left instanceof Value.Int
        || left instanceof Value.Real
        || left instanceof Value.Tuple
        || left instanceof Value.Bytes
        || left instanceof Value.Range) {
      // Whether equal ones are the same is up to Python's caches.
      Optional<Boolean> equal =
          left.getClass() != right.getClass() ? Optional.of(false) : equal(left, right, 0);
      boolean cached =
          left == right
              || left instanceof Text
              || left instanceof Value.Int i && i.value().bitLength() < 8
              || left instanceof Value.Tuple t && t.items().isEmpty();
      return equal.filter(x -> !x || cached);
    } else if (left instanceof EnumMember a && right instanceof EnumMember b) {
      return Optional.of(a.type() == b.type() && a.equals(b));
    }
    return Optional.of(left == right || left.getClass() == right.getClass() && left.equals(right));
  }

  /** Whether nothing is known of the value. */
  private static boolean unknown(Value value) {
    return value instanceof Value.Unknown
        || value instanceof FunctionValue f && f.unfollowed()
        || value instanceof Container c
            && c.spoiled() != null
            && !(c instanceof Container.DictValue d
                && d.isLoose()
                && d.kind() == Container.DictValue.Kind.DICT);
  }

  private Optional<Boolean> unequal(Value left, Value right) {
    Value answer = Overloads.call(interpreter, left, "__ne__", List.of(right), site);
    return answer != null
        ? Truth.of(answer, interpreter, site)
        : equal(left, right, 0).map(x -> !x);
  }

  private Optional<Boolean> equal(Value first, Value second, int depth) {
    if (unknown(first) || unknown(second) || depth > MAX_DEPTH) {
      return Optional.empty();
    }
    Optional<Boolean> own = Overloads.equal(interpreter, first, second, site);
    if (own != null) {
      return own;
    }
    Value left = first.plain();
    Value right = second.plain();
    Value a = NumberFunctions.number(left);
    Value b = NumberFunctions.number(right);
    if (left instanceof Value.Real r && Double.isNaN(r.value()) && b != null) {
      return Optional.of(false);
    } else if (a != null && b != null) {
      return Optional.of(a.equals(b));
    } else if (left == right) {
      return Optional.of(true);
    } else if (left instanceof Value.Opaque || right instanceof Value.Opaque) {
      return left.equals(right) ? Optional.of(true) : Optional.empty();
    } else if (left instanceof Container.ListValue x && right instanceof Container.ListValue y) {
      return x.isDeque() != y.isDeque() ? Optional.of(false) : equal(x.seen(), y.seen(), depth);
    } else if (left instanceof Value.Tuple x && right instanceof Value.Tuple y) {
      return equal(x.items(), y.items(), depth);
    } else if (left instanceof Container.DictValue x && right instanceof Container.DictValue y) {
      return dicts(x, y, depth);
    } else if (left instanceof Container.SetValue x && right instanceof Container.SetValue y) {
      return Hashing.doubtful(x.items()) || Hashing.doubtful(y.items())
          ? Optional.empty()
          : Optional.of(x.seen().equals(y.seen()));
    } else if (left instanceof Value.Range x && right instanceof Value.Range y) {
      return ranges(x, y);
    } else if (left instanceof NativeValue n) {
      return Optional.ofNullable(n.same(right));
    } else if (right instanceof NativeValue n) {
      return Optional.ofNullable(n.same(left));
    } else if (left instanceof Instance i && i.type().foreignBase() != null && left == i
        || right instanceof Instance j && j.type().foreignBase() != null) {
      return Optional.empty();
    }
    return Optional.of(left.equals(right));
  }

  private static Optional<Boolean> ranges(Value.Range x, Value.Range y) {
    long size = Iteration.length(x);
    boolean equal =
        size == Iteration.length(y)
            && (size == 0 || x.start() == y.start() && (size == 1 || x.step() == y.step()));
    return Optional.of(equal);
  }

  private Optional<Boolean> dicts(Container.DictValue x, Container.DictValue y, int depth) {
    if (Hashing.doubtful(x.entries().keySet()) || Hashing.doubtful(y.entries().keySet())) {
      return Optional.empty();
    } else if (x.kind() == Container.DictValue.Kind.ORDERED && y.kind() == x.kind()) {
      return equal(
          List.copyOf(new DictView(x, "items").iterate()),
          List.copyOf(new DictView(y, "items").iterate()),
          depth);
    } else if (x.kind() == Container.DictValue.Kind.COUNTER && y.kind() == x.kind()) {
      Map<Value, Value> left = new Keys.Entries();
      left.putAll(x.entries());
      Map<Value, Value> right = new Keys.Entries();
      right.putAll(y.entries());
      // A count of 0 and none are the same.
      y.entries().keySet().forEach(key -> left.putIfAbsent(key, Value.of(0)));
      x.entries().keySet().forEach(key -> right.putIfAbsent(key, Value.of(0)));
      return equal(left, right, depth);
    }
    return equal(x.seen(), y.seen(), depth);
  }

  private Optional<Boolean> equal(List<Value> left, List<Value> right, int depth) {
    if (left.size() != right.size()) {
      return Optional.of(false);
    }
    boolean known = true;
    for (int i = 0; i < left.size(); i++) {
      boolean held = left.get(i) == right.get(i) && !unknown(left.get(i));
      Optional<Boolean> one =
          held ? Optional.of(true) : equal(left.get(i), right.get(i), depth + 1);
      if (one.isPresent() && !one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(true) : Optional.empty();
  }

  private Optional<Boolean> equal(Map<Value, Value> left, Map<Value, Value> right, int depth) {
    if (!left.keySet().equals(right.keySet())) {
      return Optional.of(false);
    }
    List<Value> keys = List.copyOf(left.keySet());
    return equal(
        keys.stream().map(left::get).toList(), keys.stream().map(right::get).toList(), depth);
  }

  private Optional<Boolean> contains(Value whole, Value part) {
    Value own = Overloads.call(interpreter, whole, "__contains__", List.of(part), site);
    if (own != null) {
      return Truth.of(own, interpreter, site);
    } else if (unknown(part)) {
      return Optional.empty();
    } else if (whole.plain() instanceof Text text && part.plain() instanceof Text wanted) {
      return Optional.of(text.value().contains(wanted.value()));
    } else if (whole.plain() instanceof Value.Bytes text && part instanceof Value.Bytes wanted) {
      return Optional.of(text.content().contains(wanted.content()));
    } else if (whole.plain() instanceof Text || whole.plain() instanceof Value.Bytes) {
      return Optional.empty();
    } else if (whole.plain() instanceof Container.DictValue d
        && (d.spoiled() == null || d.loose() != null)) {
      return containsKey(d.seen().keySet(), part);
    } else if (whole.plain() instanceof Container.SetValue s && s.spoiled() == null) {
      return containsKey(s.seen(), part);
    } else if (whole instanceof Value.Range r && part instanceof Value.Int i) {
      return Optional.of(contains(r, i));
    } else if (whole instanceof EnumMember m && m.isFlag()) {
      return part instanceof EnumMember p && p.type() == m.type() && p.isFlag()
          ? Optional.ofNullable(m.operate("&", p, false, site)).map(p::equals)
          : Optional.empty();
    } else if (whole instanceof ClassValue k && k.isEnum() && !(part instanceof EnumMember)) {
      // From Python 3.12 on a value of a member is in it, before that was an error.
      return Optional.empty();
    } else if (whole instanceof IteratorValue iterator && iterator.unknown() == null) {
      return takenBy(iterator, part);
    } else if (whole instanceof Instance i && i.plain() == i && i.type().find("__iter__") == null) {
      return Optional.empty();
    }
    List<Value> items = Iteration.elements(whole, interpreter, site);
    return items == null ? Optional.empty() : among(items, part);
  }

  private static boolean contains(Value.Range range, Value.Int number) {
    if (number.value().bitLength() > 62) {
      return false;
    }
    long n = number.value().longValue();
    boolean within =
        range.step() > 0
            ? n >= range.start() && n < range.stop()
            : n <= range.start() && n > range.stop();
    return within && (n - range.start()) % range.step() == 0;
  }

  /** Looking into an iterator takes what is looked at. */
  private Optional<Boolean> takenBy(IteratorValue iterator, Value part) {
    iterator.begin();
    while (!iterator.rest().isEmpty()) {
      Optional<Boolean> one = among(iterator.rest().subList(0, 1), part);
      if (one.isEmpty()) {
        return one;
      }
      iterator.advance();
      if (one.get()) {
        return one;
      }
    }
    return Optional.of(false);
  }

  private Optional<Boolean> among(List<Value> items, Value part) {
    boolean known = true;
    for (Value item : items) {
      Optional<Boolean> one = item == part ? Optional.of(true) : equal(item, part, 0);
      if (one.isPresent() && one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(false) : Optional.empty();
  }

  private Optional<Boolean> containsKey(Set<Value> keys, Value wanted) {
    Hashing.check(wanted, site);
    if (keys.contains(wanted)) {
      return Optional.of(true);
    }
    return Hashing.doubtful(keys) || Hashing.doubtful(Set.of(wanted))
        ? Optional.empty()
        : Optional.of(false);
  }

  private Optional<Boolean> ordered(Value first, String operator, Value second, int depth) {
    Optional<Boolean> own = Overloads.ordered(interpreter, first, operator, second, site);
    if (own != null) {
      return own;
    }
    Value left = first.plain();
    Value right = second.plain();
    Container.SetValue a = set(left);
    Container.SetValue b = set(right);
    if (a != null && b != null) {
      return sets(a, operator, b);
    }
    Value x = NumberFunctions.number(left);
    Value y = NumberFunctions.number(right);
    if (x != null && y != null && (nan(x) || nan(y))) {
      return Optional.of(false);
    }
    List<Value> p = items(left);
    List<Value> q = items(right);
    if (p != null && q != null) {
      if (PlainKind.unordered(PlainKind.of(left), PlainKind.of(right))) {
        throw PythonError.of("TypeError", "a list and a tuple have no order", site);
      }
      return left.getClass() == right.getClass() && depth < MAX_DEPTH
          ? ordered(p, operator, q, depth)
          : Optional.empty();
    }
    Integer order = order(left, right);
    if (order == null) {
      if (PlainKind.unordered(PlainKind.of(left), PlainKind.of(right))) {
        throw PythonError.of(
            "TypeError", Names.kind(left) + " and " + Names.kind(right) + " have no order", site);
      }
      return Optional.empty();
    }
    return Optional.of(holds(operator, order));
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean nan(Value value) {
    return value instanceof Value.Real r && Double.isNaN(r.value());
  }

  /** The elements of a list or tuple; null for anything else. */
  private static @Nullable List<Value> items(Value value) {
    return value instanceof Value.Tuple t
        ? t.items()
        : value instanceof Container.ListValue l && l.spoiled() == null ? l.seen() : null;
  }

  /** The first elements that differ decide. */
  private Optional<Boolean> ordered(
      List<Value> left, String operator, List<Value> right, int depth) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      Optional<Boolean> one =
          left.get(i) == right.get(i) && !unknown(left.get(i))
              ? Optional.of(true)
              : equal(left.get(i), right.get(i), depth + 1);
      if (one.isEmpty()) {
        return one;
      } else if (!one.get()) {
        return ordered(left.get(i), operator, right.get(i), depth + 1);
      }
    }
    return Optional.of(holds(operator, Integer.compare(left.size(), right.size())));
  }

  private static Container.@Nullable SetValue set(Value value) {
    if (value instanceof DictView view && !view.method().equals("values")) {
      List<Value> items = Iteration.elements(view, null, Site.NOWHERE);
      return items == null ? null : new Container.SetValue(items);
    }
    return value instanceof Container.SetValue s && s.spoiled() == null ? s : null;
  }

  private static Optional<Boolean> sets(
      Container.SetValue a, String operator, Container.SetValue b) {
    if (Hashing.doubtful(a.items()) || Hashing.doubtful(b.items())) {
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
  private static @Nullable Integer order(Value left, Value right) {
    Value a = NumberFunctions.number(left);
    Value b = NumberFunctions.number(right);
    if (a != null && b != null) {
      return numbers(a, b);
    } else if (left instanceof Text x && right instanceof Text y) {
      return order(x.value(), y.value());
    } else if (left instanceof Value.Bytes x && right instanceof Value.Bytes y) {
      return Integer.signum(x.content().compareTo(y.content()));
    } else if (left instanceof NativeValue n) {
      return n.order(right);
    }
    return null;
  }

  private static @Nullable Integer numbers(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return x.value().compareTo(y.value());
    } else if (nan(a) || nan(b)) {
      return null;
    }
    double x = a instanceof Value.Real r ? r.value() : 0;
    double y = b instanceof Value.Real r ? r.value() : 0;
    return Double.isInfinite(x) || Double.isInfinite(y)
        ? Double.compare(x, y)
        : decimal(a).compareTo(decimal(b));
  }

  private static BigDecimal decimal(Value number) {
    return number instanceof Value.Int i
        ? new BigDecimal(i.value())
        : new BigDecimal(((Value.Real) number).value());
  }

  /** Texts by code points, as Python orders them. */
  public static int order(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    return Arrays.compare(a, b);
  }
}
