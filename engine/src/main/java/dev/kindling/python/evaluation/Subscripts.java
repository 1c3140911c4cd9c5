package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.standard.PythonVersion;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.SliceValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code value[index]} and {@code value[a:b:c]}. */
public final class Subscripts {

  private Subscripts() {}

  public static Value get(Value given, Value index, Site site, Interpreter interpreter) {
    Value own = Overloads.call(interpreter, given, "__getitem__", List.of(index), site);
    if (own != null) {
      return own;
    } else if (given instanceof ClassValue k && k.find("__class_getitem__") != null) {
      Value method = Objects.requireNonNull(k.find("__class_getitem__"));
      Value function = method instanceof Descriptor d ? d.function() : method;
      return interpreter.call(new BoundMethod(k, function), List.of(index), site);
    } else if (index instanceof SliceValue s) {
      return slice(
          given,
          SliceValue.bound(s.start()),
          SliceValue.bound(s.stop()),
          SliceValue.bound(s.step()),
          site);
    }
    Value whole = given.plain();
    if (whole instanceof Value.Opaque o
        && o.name().equals("sys.modules")
        && index instanceof Text name) {
      return interpreter.modules().loaded(name.value(), site);
    } else if (whole instanceof PythonVersion version) {
      return get(version.tuple(), index, site, interpreter);
    } else if (whole instanceof Value.Unknown) {
      return whole;
    } else if (whole instanceof Container c && c.spoiled() != null) {
      return c.spoiled();
    } else if (whole instanceof Value.Opaque o && !Names.mayBeType(o.name())) {
      return new Value.Unknown("`" + o.name() + "` is no part of the project", site);
    } else if (whole instanceof Value.Opaque
        || whole instanceof Value.Subscripted
        || whole instanceof NativeFunction f && f.type()
        || whole instanceof ClassValue k && !k.isEnum()) {
      return Value.Subscripted.of(whole, index);
    } else if (index instanceof Value.Unknown unknown) {
      Value.Unknown element = anyElement(whole, unknown);
      if (whole instanceof Container.DictValue d
          && d.factory() != null
          && d.factory() != Value.Singleton.NONE) {
        // An element that is not there is made.
        d.forget(element);
      }
      return element;
    } else if (whole instanceof Container.DictValue d) {
      Hashing.check(index, site);
      Value found = d.entries().get(index);
      boolean missed = found == null;
      Value hook =
          missed ? Overloads.call(interpreter, given, "__missing__", List.of(index), site) : null;
      if (hook != null) {
        return hook;
      } else if (missed && d.kind() == Container.DictValue.Kind.COUNTER) {
        return Hashing.doubtful(List.of(index)) ? Hashing.missing(d, index, site) : Value.of(0);
      } else if (missed && d.factory() != null && d.factory() != Value.Singleton.NONE) {
        found = interpreter.call(d.factory(), List.of(), site);
        d.entries().put(index, found);
      } else if (found == null) {
        return Hashing.missing(d, index, site);
      }
      return found;
    } else if (whole instanceof ClassValue k && index instanceof Text name) {
      return interpreter.attribute(k, name.value(), site);
    } else if (whole instanceof NativeValue n) {
      Value found = n.element(index, site);
      return found == null ? Iteration.unknown(whole, site) : found;
    } else if (NumberFunctions.number(index) instanceof Value.Int i) {
      List<Value> items = sequence(whole, site);
      if (items != null) {
        int at = i.value().bitLength() > 30 ? Integer.MAX_VALUE : i.value().intValue();
        // Beyond 2 to the power of 30 there is no element, whatever the sign.
        at = at < 0 ? at + items.size() : at;
        if (at < 0 || at >= items.size()) {
          throw PythonError.of("IndexError", "index out of range", site);
        }
        return items.get(at);
      }
    }
    return Iteration.unknown(whole, site);
  }

  /** Which element it is, is not known: whoever changes it may change any of them. */
  public static Value.Unknown anyElement(Value whole, Value.Unknown index) {
    List<Value> changeable = new ArrayList<>();
    if (whole instanceof Container c) {
      c.values(c.held()).forEach(part -> Reach.changeable(part, Long.MAX_VALUE, changeable));
    } else if (whole instanceof Value.Tuple tuple) {
      tuple.items().forEach(part -> Reach.changeable(part, Long.MAX_VALUE, changeable));
    }
    return index.withMaybe(changeable);
  }

  private static @Nullable List<Value> sequence(Value whole, Site site) {
    return whole instanceof Container.ListValue
            || whole instanceof Value.Tuple
            || whole instanceof Text
            || whole instanceof Value.Bytes
            || whole instanceof Value.Range
        ? Iteration.items(whole, site)
        : null;
  }

  static Value slice(
      Value given, @Nullable Value lower, @Nullable Value upper, @Nullable Value step, Site site) {
    Value whole = given.plain();
    if (whole instanceof PythonVersion version) {
      return slice(version.tuple(), lower, upper, step, site);
    }
    boolean cut = !(whole instanceof Container c && (c.spoiled() != null || isDeque(c)));
    List<Value> items = cut && !(whole instanceof Value.Range) ? sequence(whole, site) : null;
    for (Value bound : new @Nullable Value[] {lower, upper, step}) {
      if (bound != null && !(bound instanceof Value.Int)) {
        return Iteration.unknown(bound, site);
      }
    }
    int by = step instanceof Value.Int i ? number(i) : 1;
    if (whole instanceof Value.Range r && by != 0) {
      return range(r, lower, upper, by);
    }
    if (items == null || by == 0) {
      return Iteration.unknown(whole, site);
    }
    int size = items.size();
    int start = lower instanceof Value.Int i ? clamp(number(i), size, by) : by > 0 ? 0 : size - 1;
    int stop = upper instanceof Value.Int i ? clamp(number(i), size, by) : by > 0 ? size : -1;
    List<Value> part = new ArrayList<>();
    for (long i = start; by > 0 ? i < stop : i > stop; i += by) {
      part.add(items.get((int) i));
    }
    if (whole instanceof Value.Bytes bytes) {
      StringBuilder result = new StringBuilder();
      for (long i = start; by > 0 ? i < stop : i > stop; i += by) {
        result.append(bytes.content().charAt((int) i));
      }
      return new Value.Bytes(result.toString());
    }
    if (whole instanceof Text text) {
      StringBuilder result = new StringBuilder();
      part.forEach(c -> result.append(((Text) c).value()));
      return new Text(result.toString(), text.site());
    }
    return whole instanceof Value.Tuple ? new Value.Tuple(part) : new Container.ListValue(part);
  }

  private static boolean isDeque(Container container) {
    return container instanceof Container.ListValue l && l.isDeque();
  }

  /** A part of a range is a range. */
  private static Value range(Value.Range r, @Nullable Value lower, @Nullable Value upper, int by) {
    int size = (int) Math.min(Iteration.length(r), 1 << 28);
    int start = lower instanceof Value.Int i ? clamp(number(i), size, by) : by > 0 ? 0 : size - 1;
    int stop = upper instanceof Value.Int i ? clamp(number(i), size, by) : by > 0 ? size : -1;
    return new Value.Range(
        r.start() + start * r.step(), r.start() + stop * r.step(), r.step() * by);
  }

  private static int number(Value.Int value) {
    return value.value().bitLength() > 28 ? value.value().signum() << 28 : value.value().intValue();
  }

  private static int clamp(int index, int size, int by) {
    int at = index < 0 ? index + size : index;
    return by > 0 ? Math.max(0, Math.min(size, at)) : Math.max(-1, Math.min(size - 1, at));
  }

  /** {@code whole[index] = value}. */
  public static void set(
      Value given, Value index, Value value, Site site, Interpreter interpreter) {
    Value own = Overloads.call(interpreter, given, "__setitem__", List.of(index, value), site);
    if (own != null) {
      return;
    }
    Value whole = given.plain();
    if (whole instanceof Container c
        && (index instanceof Value.Unknown
            || c.spoiled() != null && !(c instanceof Container.DictValue))) {
      Value.Unknown reason = c.spoiled() != null ? c.spoiled() : Iteration.unknown(index, site);
      List<Value> changeable = new ArrayList<>();
      Reach.changeable(value, Long.MAX_VALUE, changeable);
      c.values(c.held()).forEach(part -> Reach.changeable(part, Long.MAX_VALUE, changeable));
      c.forget(reason.withMaybe(changeable));
    } else if (whole instanceof Value.Opaque o && o.name().equals("sys.modules")) {
      throw PythonError.unfollowed("changing `sys.modules` is not followed", site);
    } else if (whole instanceof Value.Unknown || whole instanceof Value.Opaque) {
      // What is put into something that is not followed is in other hands from then on.
      Value.Unknown reason = Iteration.unknown(whole, site);
      new Havoc(interpreter, reason).of(List.of(whole, value));
    } else if (whole instanceof Value.Tuple || whole instanceof Text) {
      throw PythonError.of("TypeError", Names.kind(whole) + " takes no assignment", site);
    } else if (whole instanceof Container.DictValue d) {
      Hashing.put(d, index, value, site);
    } else if (whole instanceof Container.ListValue l && index instanceof Value.Int i) {
      int at = number(i) < 0 ? number(i) + l.items().size() : number(i);
      if (at < 0 || at >= l.items().size()) {
        throw PythonError.of("IndexError", "assignment index out of range", site);
      }
      l.items().set(at, value);
    } else if (whole instanceof Container c) {
      c.forget(new Value.Unknown("the assignment to a part of it is not followed", site));
    } else if (whole instanceof Instance i && i.type().foreignBase() == null
        || PlainKind.of(whole) != null) {
      throw PythonError.of("TypeError", Names.kind(whole) + " takes no assignment", site);
    } else {
      throw PythonError.unfollowed(
          "the assignment to a part of " + Names.kind(whole) + " is not followed", site);
    }
  }

  /** {@code whole[lower:upper] = value}. */
  static void set(
      Value whole,
      @Nullable Value lower,
      @Nullable Value upper,
      @Nullable Value step,
      Value value,
      Site site) {
    if (!(whole instanceof Container c)) {
      return;
    }
    List<Value> items = Iteration.items(value, site);
    boolean plain =
        (lower == null || lower instanceof Value.Int)
            && (upper == null || upper instanceof Value.Int)
            && step == null;
    if (!(c instanceof Container.ListValue list)
        || items == null
        || !plain
        || list.items().size() + items.size() > Budget.MAX_SIZE) {
      c.forget(new Value.Unknown("the assignment to a slice is not followed", site));
      return;
    }
    int size = list.items().size();
    int start = lower instanceof Value.Int i ? clamp(number(i), size, 1) : 0;
    int stop = upper instanceof Value.Int i ? clamp(number(i), size, 1) : size;
    List<Value> part = list.items().subList(start, Math.max(start, stop));
    part.clear();
    part.addAll(items);
  }

  /** {@code del whole[index]}. */
  static void delete(Value given, Value index, Site site, Interpreter interpreter) {
    if (Overloads.call(interpreter, given, "__delitem__", List.of(index), site) != null) {
      return;
    }
    Value whole = given.plain();
    if (whole instanceof Container.DictValue d && !(index instanceof Value.Unknown)) {
      if (d.entries().remove(index) == null && d.spoiled() == null) {
        if (Hashing.missing(d, index, site) instanceof Value.Unknown unknown) {
          d.spoil(unknown);
        }
      }
    } else if (whole instanceof Container.ListValue l
        && l.spoiled() == null
        && NumberFunctions.number(index) instanceof Value.Int i) {
      int at = number(i) < 0 ? number(i) + l.items().size() : number(i);
      if (at < 0 || at >= l.items().size()) {
        throw PythonError.of("IndexError", "deletion index out of range", site);
      }
      l.items().remove(at);
    } else if (whole instanceof Container.ListValue l
        && l.spoiled() == null
        && !l.isDeque()
        && index instanceof SliceValue slice
        && remove(l, slice)) {
      // The elements are gone.
    } else if (whole instanceof Container c) {
      c.forget(new Value.Unknown("the deletion of a part of it is not followed", site));
    } else if (whole instanceof Value.Unknown || whole instanceof Value.Opaque) {
      new Havoc(interpreter, Iteration.unknown(whole, site)).of(List.of(whole));
      interpreter.doubt(Iteration.unknown(whole, site));
    } else if (PlainKind.of(whole) != null) {
      throw PythonError.of("TypeError", Names.kind(whole) + " takes no deletion", site);
    } else {
      throw PythonError.unfollowed(
          "the deletion of a part of " + Names.kind(whole) + " is not followed", site);
    }
  }

  /** Removes the elements of the slice; whether that is known to be right. */
  private static boolean remove(Container.ListValue list, SliceValue slice) {
    Value lower = SliceValue.bound(slice.start());
    Value upper = SliceValue.bound(slice.stop());
    Value step = SliceValue.bound(slice.step());
    if (step != null && !(step instanceof Value.Int n && n.value().signum() > 0)
        || lower != null && !(lower instanceof Value.Int)
        || upper != null && !(upper instanceof Value.Int)) {
      return false;
    }
    int size = list.items().size();
    int start = lower instanceof Value.Int i ? clamp(number(i), size, 1) : 0;
    int stop = upper instanceof Value.Int i ? clamp(number(i), size, 1) : size;
    int by = step instanceof Value.Int i ? number(i) : 1;
    List<Value> items = list.items();
    for (int at = start + (Math.max(stop - start, 1) - 1) / by * by; at >= start; at -= by) {
      if (at < stop) {
        items.remove(at);
      }
    }
    return true;
  }
}
