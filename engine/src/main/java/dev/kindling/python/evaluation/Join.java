package dev.kindling.python.evaluation;

import dev.kindling.python.values.Bindings;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of two states of which one holds. Where they agree nothing is lost; where they
 * differ a value is unknown, and tells what it may be. Two lists, dicts, sets or objects that were
 * made on the two ways, each known to its own way alone, become one that knows what both have.
 */
public final class Join {

  private final Way one;
  private final Way other;
  private final Value.Unknown because;
  private final boolean flat;
  private final Map<Pair, Value> pairs = new LinkedHashMap<>();
  private final Map<Value, Value> partners = new IdentityHashMap<>();
  private final List<Value> torn = new ArrayList<>();
  private final Set<Value> leaked = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * A join of two ways.
   *
   * @param flat whether whatever differs is unknown as a whole, so that a loop comes to an end
   */
  Join(Way one, Way other, boolean flat) {
    this.one = one;
    this.other = other;
    this.because = other.because();
    this.flat = flat;
  }

  /**
   * The state that holds after the one or the other way. Objects hold what both ways started from.
   */
  Map<Mutable, Object> changes() {
    Map<Mutable, Object> result = new LinkedHashMap<>();
    one.changes().keySet().forEach(object -> result.put(object, object));
    other.changes().keySet().forEach(object -> result.put(object, object));
    result.replaceAll(
        (object, none) -> {
          Object a = content(one, object);
          Object b = content(other, object);
          return object.same(a, b) ? a : object.joined(a, b, this);
        });
    return result;
  }

  /** Two names for one object on one of the ways are no pair: nothing is known of either then. */
  void finish() {
    if (pairs.isEmpty()) {
      return;
    }
    Set<Value> reached = Reach.of(leaked);
    pairs.forEach(
        (pair, joined) -> {
          if (reached.contains(pair.one()) || reached.contains(pair.other())) {
            torn.add(joined);
          }
        });
    torn.forEach(value -> Havoc.forget(value, because));
  }

  private static Object content(Way way, Mutable object) {
    Object changed = way.changes().get(object);
    return changed != null ? changed : object.content();
  }

  public boolean flat() {
    return flat;
  }

  public Value.Unknown because() {
    return because;
  }

  /** A value that is missing on one of the ways. */
  public Value maybe(String name, @Nullable Value a, @Nullable Value b) {
    if (a != null && b != null) {
      return of(a, b);
    }
    return unknown(
        a == null ? List.of() : List.of(a),
        b == null ? List.of() : List.of(b),
        ", which decides whether there is a `" + name + "`",
        true);
  }

  public Value of(Value a, Value b) {
    if (same(a, b)) {
      return a;
    } else if (!flat && a instanceof Value.Tuple x && b instanceof Value.Tuple y) {
      if (x.items().size() == y.items().size()) {
        List<Value> items = new ArrayList<>(x.items().size());
        for (int i = 0; i < x.items().size(); i++) {
          items.add(of(x.items().get(i), y.items().get(i)));
        }
        return new Value.Tuple(items);
      }
    } else if (!flat && a instanceof BoundMethod x && b instanceof BoundMethod y) {
      Value self = same(x.function(), y.function()) ? of(x.self(), y.self()) : null;
      if (self != null && !(self instanceof Value.Unknown)) {
        return new BoundMethod(self, x.function());
      }
    } else if (!flat && fresh(a, one) && fresh(b, other)) {
      Value joined = pair(a, b);
      if (joined != null) {
        return joined;
      }
    }
    return unknown(
        List.of(a), List.of(b), ", which decides between " + shown(a) + " and " + shown(b), false);
  }

  /** Unknown; whoever changes it may change what it may be. */
  Value.Unknown unknown(
      Collection<Value> ones, Collection<Value> others, String what, boolean mayRaise) {
    List<Value> maybe = new ArrayList<>();
    ones.forEach(value -> Reach.changeable(value, one.since(), maybe));
    others.forEach(value -> Reach.changeable(value, other.since(), maybe));
    leaked.addAll(ones);
    leaked.addAll(others);
    for (Collection<Value> side : List.of(ones, others)) {
      for (Value value : side) {
        if (value instanceof Value.Unknown unknown) {
          return unknown.withMaybe(maybe);
        }
      }
    }
    return new Value.Unknown(because.reason() + what, because.site(), mayRaise, maybe);
  }

  /** Why the order of what something holds is not known, which came on both ways. */
  public Value.Unknown disorder(Collection<Value> items, String type) {
    return new Value.Unknown(
        because.reason() + ", which decides the order of a " + type,
        because.site(),
        false,
        items.stream().filter(Reach::holds).toList());
  }

  /** Elements one by one; null where what both have is better told without their places. */
  public Value.@Nullable Tuple items(List<Value> a, List<Value> b) {
    if (flat) {
      return null;
    }
    int places = 0;
    List<Value> left = new ArrayList<>(b);
    for (int i = 0; i < a.size(); i++) {
      Value value = a.get(i);
      places += same(value, b.get(i)) ? 1 : 0;
      left.stream().filter(other -> same(value, other)).findFirst().ifPresent(left::remove);
    }
    if (b.size() - left.size() > places) {
      return null;
    }
    List<Value> items = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      items.add(of(a.get(i), b.get(i)));
    }
    return new Value.Tuple(items);
  }

  /** Why it is not known what something holds, which holds the one or the other. */
  public Value.Unknown content(
      Collection<Value> ones,
      Value.@Nullable Unknown one,
      Collection<Value> others,
      Value.@Nullable Unknown other,
      String what) {
    List<Value> a = new ArrayList<>(one == null ? List.of() : List.of(one));
    List<Value> b = new ArrayList<>(other == null ? List.of() : List.of(other));
    boolean known = a.isEmpty() && b.isEmpty();
    a.addAll(known ? ones : changing(ones));
    b.addAll(known ? others : changing(others));
    Value.Unknown all = unknown(a, b, what, false);
    return known && !all.reason().startsWith(because.reason())
        ? new Value.Unknown(because.reason() + what, because.site(), false, all.maybe())
        : all;
  }

  private static List<Value> changing(Collection<Value> values) {
    return values.stream().filter(value -> !(value instanceof Value.Unknown)).toList();
  }

  private static String shown(Value value) {
    String text = Representation.of(value);
    String kind = text == null || text.length() > 40 ? Names.kind(value) : "`" + text + "`";
    Site site =
        value instanceof Text t
            ? t.site()
            : value instanceof FunctionValue f ? f.site() : Site.NOWHERE;
    return site.line() == 0 ? kind : kind + " of line " + site.line();
  }

  private static boolean fresh(Value value, Way way) {
    Mutable object =
        value instanceof Instance i ? i.attributes() : value instanceof Mutable m ? m : null;
    return object != null && object.born() > way.since();
  }

  private @Nullable Value pair(Value a, Value b) {
    Value known = pairs.get(new Pair(a, b));
    if (known != null) {
      return known;
    }
    Value joined = empty(a, b);
    if (joined == null) {
      return null;
    }
    List<Value> former = new ArrayList<>();
    for (Value side : List.of(a, b)) {
      Value earlier = partners.put(side, joined);
      if (earlier != null) {
        former.add(earlier);
        torn.add(joined);
      }
    }
    torn.addAll(former);
    pairs.put(new Pair(a, b), joined);
    Mutable into = joined instanceof Instance i ? i.attributes() : (Mutable) joined;
    Mutable left = a instanceof Instance i ? i.attributes() : (Mutable) a;
    Mutable right = b instanceof Instance i ? i.attributes() : (Mutable) b;
    into.content(into.joined(content(one, left), content(other, right), this));
    return joined;
  }

  private static @Nullable Value empty(Value a, Value b) {
    if (a instanceof Container.ListValue x
        && b instanceof Container.ListValue y
        && !x.isDeque()
        && !y.isDeque()) {
      return new Container.ListValue(List.of());
    } else if (a instanceof Container.SetValue x
        && b instanceof Container.SetValue y
        && !x.frozen()
        && !y.frozen()) {
      return new Container.SetValue(List.of());
    } else if (a instanceof Container.DictValue x
        && b instanceof Container.DictValue y
        && x.factory() == y.factory()
        && x.kind() == y.kind()
        && !x.isView()
        && !y.isView()) {
      return new Container.DictValue(x.kind(), x.factory());
    } else if (a instanceof IteratorValue && b instanceof IteratorValue) {
      return new IteratorValue(List.of());
    } else if (a instanceof Instance x
        && b instanceof Instance y
        && x.type() == y.type()
        && x.payload() == null
        && y.payload() == null) {
      return new Instance(x.type());
    }
    return null;
  }

  /** Two objects, told from others that hold the same. */
  private record Pair(Value one, Value other) {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Pair p && p.one == one && p.other == other;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(one) + System.identityHashCode(other);
    }
  }

  /** Whether the two are one value, as far as anything is known of either. */
  public static boolean same(@Nullable Value a, @Nullable Value b) {
    if (a == b) {
      return true;
    } else if (a == null || b == null) {
      return false;
    } else if (a instanceof Value.Unknown x && b instanceof Value.Unknown y) {
      return x.covers(y) && y.covers(x);
    } else if (a instanceof Value.Unknown
        || b instanceof Value.Unknown
        || a instanceof Mutable && !(a instanceof Container.SetValue s && s.frozen())
        || a instanceof NativeFunction
        || a instanceof Instance
        || a instanceof ModuleValue
        || a instanceof ClassValue) {
      return false;
    } else if (a instanceof Value.Tuple x && b instanceof Value.Tuple y) {
      return same(x.items(), y.items());
    } else if (a instanceof FunctionValue x && b instanceof FunctionValue y) {
      return x.agrees(y);
    } else if (a instanceof NativeValue x && b instanceof NativeValue y) {
      return x.agrees(y);
    } else if (a instanceof BoundMethod x && b instanceof BoundMethod y) {
      return same(x.self(), y.self()) && same(x.function(), y.function());
    } else if (a instanceof Value.Partial x && b instanceof Value.Partial y) {
      return same(x.function(), y.function())
          && same(x.positional(), y.positional())
          && x.named().keySet().equals(y.named().keySet())
          && x.named().keySet().stream().allMatch(k -> same(x.named().get(k), y.named().get(k)))
          && ((Bindings) x.attributes()).seen().equals(((Bindings) y.attributes()).seen());
    }
    return a.getClass() == b.getClass() && a.equals(b);
  }

  public static boolean same(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
