package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code itertools}. */
final class Itertools {

  private Itertools() {}

  static @Nullable Value member(String name) {
    String full = "itertools." + name;
    return switch (name) {
      case "chain" -> new Chain();
      case "product" -> NativeFunction.function(full, Itertools::product);
      case "combinations" -> NativeFunction.function(full, Itertools::combinations);
      case "starmap" -> NativeFunction.function(full, Itertools::starmap);
      case "repeat" -> NativeFunction.function(full, Itertools::repeat);
      case "islice" -> NativeFunction.function(full, Itertools::islice);
      default -> null;
    };
  }

  /** {@code chain}, which is a function and has one: {@code chain.from_iterable}. */
  record Chain() implements NativeValue {

    @Override
    public String typeName() {
      return "type";
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "from_iterable" ->
            NativeFunction.function("itertools.chain.from_iterable", Itertools::flatten);
        case "__call__" ->
            NativeFunction.function("itertools.chain", call -> chain(call.positional(), call));
        default -> null;
      };
    }
  }

  private static Value flatten(Arguments call) {
    Value whole = call.get(0);
    List<Value> parts = whole == null ? null : Iteration.items(whole, call.site());
    return parts != null
        ? chain(parts, call)
        : whole == null
            ? call.unknown("an argument is needed")
            : Iteration.unknown(whole, call.site());
  }

  private static Value chain(List<Value> parts, Arguments call) {
    List<Value> result = new ArrayList<>();
    for (Value part : parts) {
      List<Value> items = Iteration.items(part, call.site());
      if (items == null) {
        return Iteration.unknown(part, call.site());
      }
      result.addAll(items);
    }
    return new IteratorValue(result);
  }

  private static Value product(Arguments call) {
    Value repeat = call.named().get("repeat");
    int times =
        repeat == null
            ? 1
            : repeat instanceof Value.Int i && i.value().bitLength() < 4
                ? i.value().intValue()
                : -1;
    if (times < 0) {
      return call.unknown("the number of repetitions is not known");
    }
    List<List<Value>> rows = List.of(List.of());
    for (int time = 0; time < times; time++) {
      for (Value whole : call.positional()) {
        List<Value> items = Iteration.items(whole, call.site());
        if (items == null) {
          return Iteration.unknown(whole, call.site());
        }
        List<List<Value>> longer = new ArrayList<>();
        for (List<Value> row : rows) {
          for (Value item : items) {
            call.interpreter().budget().steps(row.size() + 1);
            List<Value> next = new ArrayList<>(row);
            next.add(item);
            longer.add(next);
          }
        }
        rows = longer;
      }
    }
    return new IteratorValue(rows.stream().map(row -> (Value) new Value.Tuple(row)).toList());
  }

  private static Value combinations(Arguments call) {
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (items == null
        || !(call.get(1, "r") instanceof Value.Int size)
        || size.value().bitLength() > 8) {
      return call.unknown("the combinations are not known");
    }
    List<Value> result = new ArrayList<>();
    choose(items, size.value().intValue(), 0, new ArrayList<>(), result, call);
    return new IteratorValue(result);
  }

  private static void choose(
      List<Value> items, int size, int from, List<Value> row, List<Value> into, Arguments call) {
    call.interpreter().budget().steps(row.size() + 1);
    if (row.size() == size) {
      into.add(new Value.Tuple(row));
      return;
    }
    for (int i = from; i < items.size(); i++) {
      row.add(items.get(i));
      choose(items, size, i + 1, row, into, call);
      row.remove(row.size() - 1);
    }
  }

  private static Value starmap(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    List<Value> rows = whole == null ? null : Iteration.items(whole, call.site());
    if (function == null || rows == null) {
      return call.unknown("the rows are not known");
    }
    List<Value> result = new ArrayList<>();
    for (Value row : rows) {
      List<Value> arguments = Iteration.items(row, call.site());
      if (arguments == null) {
        return Iteration.unknown(row, call.site());
      }
      result.add(call.interpreter().call(function, arguments, call.site()));
    }
    return new IteratorValue(result);
  }

  private static Value repeat(Arguments call) {
    Value value = call.get(0);
    if (value == null
        || !(call.get(1, "times") instanceof Value.Int times)
        || times.value().bitLength() > 16) {
      return call.unknown("the repetition has no known end");
    }
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < times.value().intValue(); i++) {
      result.add(value);
    }
    return new IteratorValue(result);
  }

  private static Value islice(Arguments call) {
    Value whole = call.get(0);
    Value stop = call.get(1);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (items == null || call.positional().size() != 2 || !(stop instanceof Value.Int end)) {
      return call.unknown("the slice is not known");
    }
    int size = end.value().bitLength() > 30 ? items.size() : end.value().intValue();
    return new IteratorValue(items.subList(0, Math.max(0, Math.min(size, items.size()))));
  }
}
