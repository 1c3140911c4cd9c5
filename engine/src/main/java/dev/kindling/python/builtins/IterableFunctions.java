package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Overloads;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Python's own functions of iterables, and the constructors of containers. */
public final class IterableFunctions {

  private IterableFunctions() {}

  /** Makes a container of elements. */
  interface Maker {
    Value make(List<Value> items);
  }

  static Value collect(Arguments call, Maker maker) {
    return collect(call, false, maker);
  }

  /** The same, of what does not heed the order. */
  public static Value collectAll(Arguments call, Maker maker) {
    return collect(call, true, maker);
  }

  private static Value collect(Arguments call, boolean anyOrder, Maker maker) {
    Value whole = call.get(0);
    if (whole == null) {
      whole = call.named().get("iterable");
    }
    if (whole == null) {
      return maker.make(List.of());
    }
    boolean iterator = whole instanceof IteratorValue;
    List<Value> items =
        anyOrder
            ? Iteration.elements(whole, call.interpreter(), call.site())
            : Iteration.items(whole, call.interpreter(), call.site());
    if (items == null) {
      return Iteration.unknown(whole, call.site());
    } else if (iterator) {
      items.forEach(item -> loseGroup(item, call));
    }
    call.interpreter().budget().steps(items.size());
    return maker.make(items);
  }

  /** A group of {@code itertools.groupby} is gone once the next is asked for. */
  private static void loseGroup(Value item, Arguments call) {
    if (item instanceof Value.Tuple t
        && t.items().size() == 2
        && t.items().get(1) instanceof IteratorValue group
        && group.isGroup()) {
      group.forget(new Value.Unknown("the group is gone once the next is asked for", call.site()));
    }
  }

  static Value reversed(List<Value> items) {
    List<Value> result = new ArrayList<>(items.size());
    for (int i = items.size() - 1; i >= 0; i--) {
      result.add(items.get(i));
    }
    return new IteratorValue(result);
  }

  public static Value dict(Arguments call) {
    Container.DictValue result = new Container.DictValue();
    DictMethods.update(result, call);
    return result;
  }

  /** {@code dict.fromkeys}. */
  static @Nullable Value fromKeys(Arguments call, String type) {
    Value keys = call.get(0);
    List<Value> items = keys == null ? null : Iteration.items(keys, call.site());
    if (items == null) {
      return null;
    }
    items.forEach(key -> Hashing.check(key, call.site()));
    Container.DictValue result =
        new Container.DictValue(
            type.endsWith("OrderedDict")
                ? Container.DictValue.Kind.ORDERED
                : Container.DictValue.Kind.DICT,
            null);
    Value value = call.get(1);
    items.forEach(key -> result.entries().put(key, value == null ? Value.Singleton.NONE : value));
    return result;
  }

  static Value range(Arguments call) {
    long[] bounds = new long[3];
    for (int i = 0; i < call.positional().size() && i < 3; i++) {
      Value bound = call.positional().get(i);
      bound = NumberFunctions.number(bound) instanceof Value.Int whole ? whole : bound;
      if (!(bound instanceof Value.Int n) || n.value().bitLength() > 50) {
        return Iteration.unknown(bound, call.site());
      }
      bounds[i] = n.value().longValue();
    }
    return switch (call.positional().size()) {
      case 1 -> new Value.Range(0, bounds[0], 1);
      case 2 -> new Value.Range(bounds[0], bounds[1], 1);
      case 3 ->
          bounds[2] == 0
              ? call.unknown("the step of the range is 0")
              : new Value.Range(bounds[0], bounds[1], bounds[2]);
      default -> throw PythonError.of("TypeError", "range() needs 1 to 3 arguments", call.site());
    };
  }

  static Value enumerate(Arguments call) {
    Value start = call.get(1, "start");
    long first = start instanceof Value.Int i ? i.value().longValue() : 0;
    if (start != null && !(start instanceof Value.Int)) {
      return Iteration.unknown(start, call.site());
    }
    return collect(
        call,
        items -> {
          List<Value> pairs = new ArrayList<>(items.size());
          for (int i = 0; i < items.size(); i++) {
            pairs.add(new Value.Tuple(List.of(Value.of(first + i), items.get(i))));
          }
          return new IteratorValue(pairs);
        });
  }

  static Value zip(Arguments call) {
    Value strict = call.named().get("strict");
    boolean equal = strict != null && Truth.of(strict).orElse(false);
    List<Columns> columns = Columns.of(call.positional(), call);
    if (columns == null) {
      return Columns.unknown(call.positional(), call);
    }
    List<Value> result = new ArrayList<>();
    while (!columns.isEmpty()) {
      List<Value> row = new ArrayList<>();
      for (Columns column : columns) {
        Value next = column.next();
        if (next == null) {
          if (equal && (!row.isEmpty() || columns.stream().anyMatch(c -> c.next() != null))) {
            throw PythonError.of("ValueError", "the arguments are not equally long", call.site());
          }
          return new IteratorValue(result);
        }
        row.add(next);
      }
      call.interpreter().budget().steps(row.size());
      result.add(new Value.Tuple(row));
      if (result.size() > Budget.MAX_SIZE) {
        return call.unknown("it has more elements than are followed");
      }
    }
    return new IteratorValue(result);
  }

  static Value map(Arguments call) {
    Value function = call.get(0);
    List<Value> rest =
        call.positional().isEmpty()
            ? List.of()
            : call.positional().subList(1, call.positional().size());
    List<Columns> columns = Columns.of(rest, call);
    if (function == null || columns == null || columns.isEmpty()) {
      return columns == null
          ? Columns.unknown(rest, call)
          : call.unknown("`map` needs a function and what to apply it to");
    }
    List<Value> result = new ArrayList<>();
    while (true) {
      List<Value> row = new ArrayList<>();
      for (Columns column : columns) {
        Value next = column.next();
        if (next == null) {
          return new IteratorValue(result);
        }
        row.add(next);
      }
      result.add(call.interpreter().call(function, row, call.site()));
      if (result.size() > Budget.MAX_SIZE) {
        return call.unknown("it has more elements than are followed");
      }
    }
  }

  static Value filter(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    List<Value> items =
        whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
    if (function == null || items == null) {
      return whole == null
          ? call.unknown("`filter` needs two arguments")
          : Iteration.unknown(whole, call.site());
    }
    List<Value> result = new ArrayList<>();
    for (Value item : items) {
      Value test =
          function == Value.Singleton.NONE
              ? item
              : call.interpreter().call(function, List.of(item), call.site());
      Optional<Boolean> truth = Truth.of(test);
      if (truth.isEmpty()) {
        return Iteration.unknown(test, call.site());
      } else if (truth.get()) {
        result.add(item);
      }
    }
    return new IteratorValue(result);
  }

  public static Value length(Arguments call) {
    Value given = call.get(0);
    if (given instanceof Instance i && i.type().find("__len__") != null) {
      return call.interpreter()
          .call(call.interpreter().attribute(i, "__len__", call.site()), List.of(), call.site());
    }
    Value whole = given == null ? null : given.plain();
    if (whole instanceof Container c && (c.spoiled() == null || c.loose() != null)) {
      return Value.of(c.size());
    } else if (whole instanceof Value.Range r) {
      return Value.of(Iteration.length(r));
    } else if (whole instanceof Text t) {
      return Value.of(t.value().codePointCount(0, t.value().length()));
    } else if (whole instanceof Value.Tuple t) {
      return Value.of(t.items().size());
    } else if (whole instanceof Value.Bytes b) {
      return Value.of(b.content().length());
    } else if (whole instanceof ClassValue k && k.isEnum()) {
      return Value.of(Enumerations.members(k).size());
    } else if (NumberFunctions.number(whole == null ? Value.Singleton.NONE : whole) != null
        || whole == Value.Singleton.NONE) {
      throw PythonError.of("TypeError", "the value has no length", call.site());
    } else if (whole instanceof NativeValue n && n.iterate() != null && n.isSized()) {
      return Value.of(n.iterate().size());
    }
    return whole == null
        ? call.unknown("`len` needs an argument")
        : Iteration.unknown(whole, call.site());
  }

  static Value sum(Arguments call) {
    Value start = call.get(1, "start");
    Value whole = call.get(0);
    List<Value> items =
        whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
    if (items == null) {
      return whole == null
          ? call.unknown("`sum` needs an argument")
          : Iteration.unknown(whole, call.site());
    }
    if (start != null && start.plain() instanceof Text) {
      throw PythonError.of("TypeError", "sum() can't sum strings", call.site());
    }
    Value total = start == null ? Value.of(0) : start;
    if (items.stream().anyMatch(Value.Real.class::isInstance) && items.size() > 1) {
      return reals(items, total, call);
    }
    for (Value item : items) {
      total = call.interpreter().operate(total, "+", item, call.site());
    }
    return total;
  }

  /** From Python 3.12 on a sum of floating-point numbers is rounded once; before, at each step. */
  private static Value reals(List<Value> items, Value start, Arguments call) {
    Value total = start;
    BigDecimal exact = null;
    for (Value item : items) {
      total = call.interpreter().operate(total, "+", item, call.site());
    }
    if (total instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      exact = BigDecimal.ZERO;
      for (int i = -1; i < items.size(); i++) {
        Value number = NumberFunctions.number(i < 0 ? start : items.get(i));
        exact =
            number instanceof Value.Int n
                ? exact.add(new BigDecimal(n.value()))
                : number instanceof Value.Real x ? exact.add(new BigDecimal(x.value())) : exact;
      }
    }
    return exact == null || exact.doubleValue() == ((Value.Real) total).value()
        ? total
        : call.unknown("the last digit of the sum differs by Python's version");
  }

  static Value extreme(Arguments call, boolean largest) {
    List<Value> items =
        call.positional().size() == 1
            ? Iteration.items(call.positional().get(0), call.interpreter(), call.site())
            : call.positional();
    if (items != null && items.isEmpty()) {
      Value standard = call.named().get("default");
      if (standard == null) {
        throw PythonError.of("ValueError", "the sequence is empty", call.site());
      }
      return standard;
    }
    Value best = items == null ? null : Sorting.extreme(items, largest, call);
    return best != null ? best : call.unknown("the order of the values is not known");
  }

  static Value sorted(Arguments call) {
    Value whole = call.get(0);
    List<Value> items =
        whole == null ? null : Iteration.elements(whole, call.interpreter(), call.site());
    List<Value> sorted = items == null ? null : Sorting.sorted(items, call);
    return sorted != null
        ? new Container.ListValue(sorted)
        : whole != null && items == null
            ? Iteration.unknown(whole, call.site())
            : call.unknown("the order of the values is not known");
  }

  static Value quantified(Arguments call, boolean any) {
    Value whole = call.get(0);
    List<Value> items =
        whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
    if (items == null) {
      return whole == null
          ? call.unknown("an argument is needed")
          : Iteration.unknown(whole, call.site());
    }
    Value unknown = null;
    for (Value item : items) {
      Optional<Boolean> truth = Truth.of(item);
      if (truth.isEmpty()) {
        unknown = Iteration.unknown(item, call.site());
      } else if (truth.get() == any) {
        return Value.of(any);
      }
    }
    return unknown != null ? unknown : Value.of(!any);
  }

  static Value next(Arguments call) {
    Value whole = call.get(0);
    Value standard = call.get(1);
    if (!(whole instanceof IteratorValue iterator) || iterator.unknown() != null) {
      Value own =
          whole == null
              ? null
              : Overloads.call(call.interpreter(), whole, "__next__", List.of(), call.site());
      Value method = whole instanceof NativeValue n ? n.attribute("__next__") : null;
      if (own != null) {
        return own;
      } else if (method != null) {
        return taken(method, standard, call);
      }
      return whole == null
          ? call.unknown("an argument is needed")
          : Iteration.unknown(whole, call.site());
    } else if (!iterator.rest().isEmpty()) {
      Value first = iterator.rest().get(0);
      iterator.advance();
      return first;
    } else if (standard != null) {
      return standard;
    }
    throw PythonError.of("StopIteration", "there is no further element", call.site());
  }

  private static Value taken(Value method, @Nullable Value standard, Arguments call) {
    try {
      return call.interpreter().call(method, List.of(), call.site());
    } catch (PythonError e) {
      if (standard == null || !e.typeName().equals("StopIteration")) {
        throw e;
      }
      return standard;
    }
  }

  /** {@code iter(…)}: an iterator is its own. */
  static Value iterator(Arguments call) {
    return call.positional().size() == 1 && call.get(0) instanceof IteratorValue own
        ? own
        : call.positional().size() == 1
            ? collect(call, IteratorValue::new)
            : call.unknown("`iter` with a sentinel is not followed");
  }

  /** {@code reversed(…)}. */
  static Value reversed(Arguments call) {
    Value whole = call.get(0);
    boolean has = whole instanceof Container.SetValue || whole instanceof IteratorValue;
    return has
        ? call.unknown("`reversed` of " + Names.kind(whole) + " is not followed")
        : collect(call, IterableFunctions::reversed);
  }
}
