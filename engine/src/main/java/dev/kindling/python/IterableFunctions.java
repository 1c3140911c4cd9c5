package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Python's own functions of iterables, and the constructors of containers. */
final class IterableFunctions {

  private IterableFunctions() {}

  /** Makes a container of elements. */
  interface Maker {
    Value make(List<Value> items);
  }

  static Value collect(Arguments call, Maker maker) {
    Value whole = call.get(0);
    if (whole == null) {
      return maker.make(List.of());
    }
    List<Value> items = Iteration.items(whole, call.site());
    if (items == null) {
      return Iteration.unknown(whole, call.site());
    }
    call.interpreter().budget().steps(items.size());
    return maker.make(items);
  }

  static Value reversed(List<Value> items) {
    List<Value> result = new ArrayList<>(items.size());
    for (int i = items.size() - 1; i >= 0; i--) {
      result.add(items.get(i));
    }
    return new IteratorValue(result);
  }

  static Value dict(Arguments call) {
    Container.DictValue result = new Container.DictValue();
    DictMethods.update(result, call);
    return result;
  }

  static @Nullable Value fromKeys(Arguments call) {
    Value keys = call.get(0);
    List<Value> items = keys == null ? null : Iteration.items(keys, call.site());
    if (items == null) {
      return null;
    }
    Container.DictValue result = new Container.DictValue();
    Value value = call.get(1);
    items.forEach(key -> result.entries().put(key, value == null ? Value.Singleton.NONE : value));
    return result;
  }

  static Value range(Arguments call) {
    long[] bounds = new long[3];
    for (int i = 0; i < call.positional().size() && i < 3; i++) {
      Value bound = call.positional().get(i);
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
    List<List<Value>> columns = new ArrayList<>();
    int rows = call.positional().isEmpty() ? 0 : Integer.MAX_VALUE;
    for (Value whole : call.positional()) {
      List<Value> items = Iteration.items(whole, call.site());
      if (items == null) {
        return Iteration.unknown(whole, call.site());
      }
      columns.add(items);
      rows = Math.min(rows, items.size());
    }
    List<Value> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      result.add(new Value.Tuple(columns.stream().map(column -> column.get(at)).toList()));
    }
    return new IteratorValue(result);
  }

  static Value map(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    if (function == null || whole == null || call.positional().size() > 2) {
      return call.unknown("`map` of several iterables is not followed");
    }
    List<Value> items = Iteration.items(whole, call.site());
    if (items == null) {
      return Iteration.unknown(whole, call.site());
    }
    List<Value> result = new ArrayList<>(items.size());
    items.forEach(
        item -> result.add(call.interpreter().call(function, List.of(item), call.site())));
    return new IteratorValue(result);
  }

  static Value filter(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
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

  static Value length(Arguments call) {
    Value whole = call.get(0);
    if (whole instanceof Container c && c.spoiled() == null) {
      return Value.of(c.size());
    } else if (whole instanceof Value.Range r) {
      return Value.of(Iteration.length(r));
    } else if (whole instanceof Text t) {
      return Value.of(t.value().codePointCount(0, t.value().length()));
    } else if (whole instanceof Value.Tuple t) {
      return Value.of(t.items().size());
    } else if (whole instanceof Instance i && i.type().find("__len__") != null) {
      return call.interpreter()
          .call(call.interpreter().attribute(i, "__len__", call.site()), List.of(), call.site());
    } else if (whole instanceof NativeValue n && n.iterate() != null) {
      return Value.of(n.iterate().size());
    }
    return whole == null
        ? call.unknown("`len` needs an argument")
        : Iteration.unknown(whole, call.site());
  }

  static Value sum(Arguments call) {
    Value start = call.get(1, "start");
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (items == null) {
      return whole == null
          ? call.unknown("`sum` needs an argument")
          : Iteration.unknown(whole, call.site());
    }
    Value total = start == null ? Value.of(0) : start;
    for (Value item : items) {
      total = call.interpreter().operate(total, "+", item, call.site());
    }
    return total;
  }

  static Value extreme(Arguments call, boolean largest) {
    List<Value> items =
        call.positional().size() == 1
            ? Iteration.items(call.positional().get(0), call.site())
            : call.positional();
    if (items != null && items.isEmpty()) {
      Value standard = call.named().get("default");
      if (standard == null) {
        throw PythonError.of("ValueError", "the sequence is empty", call.site());
      }
      return standard;
    }
    List<Value> sorted = items == null ? null : Sorting.sorted(items, call);
    if (sorted == null) {
      return call.unknown("the order of the values is not known");
    }
    return sorted.get(largest ? sorted.size() - 1 : 0);
  }

  static Value sorted(Arguments call) {
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    List<Value> sorted = items == null ? null : Sorting.sorted(items, call);
    return sorted != null
        ? new Container.ListValue(sorted)
        : whole != null && items == null
            ? Iteration.unknown(whole, call.site())
            : call.unknown("the order of the values is not known");
  }

  static Value quantified(Arguments call, boolean any) {
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
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
    if (!(whole instanceof IteratorValue iterator)) {
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
}
