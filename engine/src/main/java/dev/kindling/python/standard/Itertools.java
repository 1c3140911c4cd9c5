package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The module {@code itertools}. */
public final class Itertools {

  private Itertools() {}

  static @Nullable Value member(String name) {
    String full = "itertools." + name;
    NativeFunction.Code code =
        switch (name) {
          case "chain" -> call -> chain(call.positional(), call);
          case "product" -> Itertools::product;
          case "combinations" -> call -> chosen(call, false, false);
          case "combinations_with_replacement" -> call -> chosen(call, true, false);
          case "permutations" -> call -> chosen(call, false, true);
          case "starmap" -> Itertools::starmap;
          case "repeat" -> Itertools::repeat;
          case "count" -> Itertools::count;
          case "cycle" -> Itertools::cycle;
          case "islice" -> Itertools::islice;
          case "accumulate" -> Itertools::accumulate;
          case "groupby" -> Itertools::groups;
          case "zip_longest" -> Itertools::longest;
          case "takewhile", "dropwhile", "filterfalse" -> call -> filtered(name, call);
          case "compress" -> Itertools::compress;
          case "pairwise" -> Itertools::pairs;
          case "batched" -> Itertools::batches;
          case "tee" -> Itertools::tee;
          default -> null;
        };
    return code == null
        ? null
        : name.equals("tee")
            ? NativeFunction.function(full, code)
            : NativeFunction.type(full, code);
  }

  private static @Nullable List<Value> items(Arguments call, int index) {
    Value whole = call.get(index);
    return whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
  }

  private static Value unknown(Arguments call, int index) {
    Value whole = call.get(index);
    return whole == null
        ? call.unknown("an argument is needed")
        : Iteration.unknown(whole, call.site());
  }

  public static Value flatten(Arguments call) {
    List<Value> parts = items(call, 0);
    return parts != null ? chain(parts, call) : unknown(call, 0);
  }

  private static Value chain(List<Value> parts, Arguments call) {
    List<Value> result = new ArrayList<>();
    for (Value part : parts) {
      List<Value> items = Iteration.items(part, call.interpreter(), call.site());
      if (items == null) {
        return Iteration.unknown(part, call.site());
      }
      call.interpreter().budget().steps(items.size());
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
    List<List<Value>> columns = new ArrayList<>();
    for (Value whole : call.positional()) {
      List<Value> items = Iteration.items(whole, call.interpreter(), call.site());
      if (items == null) {
        return Iteration.unknown(whole, call.site());
      }
      columns.add(items);
    }
    List<List<Value>> rows = List.of(List.of());
    for (int time = 0; time < times; time++) {
      for (List<Value> items : columns) {
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

  private static Value chosen(Arguments call, boolean again, boolean anyOrder) {
    List<Value> items = items(call, 0);
    Value size = call.get(1, "r");
    if (items == null) {
      return unknown(call, 0);
    } else if (size == null || size == Value.Singleton.NONE) {
      size = anyOrder ? Value.of(items.size()) : Value.Singleton.NONE;
    }
    if (!(size instanceof Value.Int n) || n.value().signum() < 0 || n.value().bitLength() > 8) {
      return call.unknown("how many elements are chosen is not known");
    }
    List<Value> result = new ArrayList<>();
    choose(items, n.value().intValue(), 0, new ArrayList<>(), result, again, anyOrder, call);
    return new IteratorValue(
        result.stream()
            .map(
                row ->
                    (Value)
                        new Value.Tuple(
                            ((Value.Tuple) row)
                                .items().stream()
                                    .map(i -> items.get(((Value.Int) i).value().intValue()))
                                    .toList()))
            .toList());
  }

  /** Rows of indices, in the order of Python. */
  private static void choose(
      List<Value> items,
      int size,
      int from,
      List<Value> row,
      List<Value> into,
      boolean again,
      boolean anyOrder,
      Arguments call) {
    call.interpreter().budget().steps(row.size() + 1);
    if (row.size() == size) {
      into.add(new Value.Tuple(row));
      return;
    }
    for (int i = anyOrder ? 0 : from; i < items.size(); i++) {
      if (!anyOrder || !row.contains(Value.of(i))) {
        row.add(Value.of(i));
        choose(items, size, again ? i : i + 1, row, into, again, anyOrder, call);
        row.remove(row.size() - 1);
      }
    }
  }

  private static Value starmap(Arguments call) {
    Value function = call.get(0);
    List<Value> rows = items(call, 1);
    if (function == null || rows == null) {
      return unknown(call, 1);
    }
    List<Value> result = new ArrayList<>();
    for (Value row : rows) {
      List<Value> arguments = Iteration.items(row, call.interpreter(), call.site());
      if (arguments == null) {
        return Iteration.unknown(row, call.site());
      }
      result.add(call.interpreter().call(function, arguments, call.site()));
    }
    return new IteratorValue(result);
  }

  private static Value repeat(Arguments call) {
    Value value = call.get(0, "object");
    Value times = call.get(1, "times");
    if (value == null) {
      return call.unknown("what is repeated is not known");
    } else if (times == null) {
      return IteratorValue.endless(i -> value);
    }
    if (!(times instanceof Value.Int n) || n.value().bitLength() > 16) {
      return call.unknown("the repetition has no known end");
    }
    return new IteratorValue(Collections.nCopies(Math.max(0, n.value().intValue()), value));
  }

  private static Value count(Arguments call) {
    Value start = call.get(0, "start");
    Value step = call.get(1, "step");
    if (!(start == null || start instanceof Value.Int)
        || !(step == null || step instanceof Value.Int)) {
      return call.unknown("counting in other than whole numbers is not followed");
    }
    Value first = start == null ? Value.of(0) : start;
    Value by = step == null ? Value.of(1) : step;
    return IteratorValue.endless(
        i ->
            new Value.Int(
                ((Value.Int) first)
                    .value()
                    .add(((Value.Int) by).value().multiply(BigInteger.valueOf(i)))));
  }

  private static Value cycle(Arguments call) {
    List<Value> items = items(call, 0);
    return items == null
        ? unknown(call, 0)
        : items.isEmpty()
            ? new IteratorValue(List.of())
            : IteratorValue.endless(i -> items.get(i % items.size()));
  }

  private static Value islice(Arguments call) {
    int[] bounds = {0, -1, 1};
    int given = call.positional().size();
    for (int i = 1; i < given && given < 5; i++) {
      Value bound = call.positional().get(i);
      int at = given == 2 ? 1 : i - 1;
      if (bound instanceof Value.Int n && n.value().signum() >= 0 && n.value().bitLength() < 30) {
        bounds[at] = n.value().intValue();
      } else if (bound != Value.Singleton.NONE) {
        return call.unknown("the bounds of the slice are not known");
      }
    }
    if (given < 2 || given > 4 || bounds[2] < 1) {
      return call.unknown("the bounds of the slice are not known");
    }
    List<Value> wanted = new ArrayList<>();
    if (call.positional().get(0) instanceof IteratorValue iterator) {
      if (bounds[1] < 0 && iterator.endless() || bounds[1] > Budget.MAX_SIZE) {
        return call.unknown("the slice has no known end");
      }
      for (int i = 0; (bounds[1] < 0 || i < bounds[1]) && !iterator.rest().isEmpty(); i++) {
        if (i >= bounds[0] && (i - bounds[0]) % bounds[2] == 0) {
          wanted.add(iterator.rest().get(0));
        }
        iterator.advance();
      }
      return new IteratorValue(wanted);
    }
    List<Value> items = items(call, 0);
    if (items == null) {
      return unknown(call, 0);
    }
    int end = bounds[1] < 0 ? items.size() : Math.min(bounds[1], items.size());
    for (int i = bounds[0]; i < end; i += bounds[2]) {
      wanted.add(items.get(i));
    }
    return new IteratorValue(wanted);
  }

  private static Value accumulate(Arguments call) {
    List<Value> items = items(call, 0);
    Value function = call.get(1, "func");
    Value total = call.named().get("initial");
    if (items == null) {
      return unknown(call, 0);
    }
    List<Value> result = new ArrayList<>();
    total = total == Value.Singleton.NONE ? null : total;
    if (total != null) {
      result.add(total);
    }
    for (Value item : items) {
      total =
          total == null
              ? item
              : function == null || function == Value.Singleton.NONE
                  ? call.interpreter().operate(total, "+", item, call.site())
                  : call.interpreter().call(function, List.of(total, item), call.site());
      result.add(total);
    }
    return new IteratorValue(result);
  }

  private static Value groups(Arguments call) {
    List<Value> items = items(call, 0);
    Value by = call.get(1, "key");
    if (items == null) {
      return unknown(call, 0);
    }
    List<Value> result = new ArrayList<>();
    List<Value> group = new ArrayList<>();
    Value key = null;
    for (Value item : items) {
      Value own =
          by == null || by == Value.Singleton.NONE
              ? item
              : call.interpreter().call(by, List.of(item), call.site());
      Optional<Boolean> same =
          key == null
              ? Optional.of(false)
              : Comparisons.equal(key, own, call.interpreter(), call.site());
      if (same.isEmpty()) {
        return call.unknown("where a group ends is not known");
      } else if (!same.get() && key != null) {
        result.add(new Value.Tuple(List.of(key, IteratorValue.group(group))));
        group = new ArrayList<>();
      }
      key = same.get() ? key : own;
      group.add(item);
    }
    if (key != null) {
      result.add(new Value.Tuple(List.of(key, IteratorValue.group(group))));
    }
    return new IteratorValue(result);
  }

  private static Value longest(Arguments call) {
    Value fill = call.named().get("fillvalue");
    List<List<Value>> columns = new ArrayList<>();
    int rows = 0;
    for (Value whole : call.positional()) {
      List<Value> items = Iteration.items(whole, call.interpreter(), call.site());
      if (items == null) {
        return Iteration.unknown(whole, call.site());
      }
      columns.add(items);
      rows = Math.max(rows, items.size());
    }
    List<Value> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      result.add(
          new Value.Tuple(
              columns.stream()
                  .map(
                      column ->
                          at < column.size()
                              ? column.get(at)
                              : fill == null ? Value.Singleton.NONE : fill)
                  .toList()));
    }
    return new IteratorValue(result);
  }

  private static Value filtered(String name, Arguments call) {
    Value function = call.get(0);
    List<Value> items = items(call, 1);
    if (function == null || items == null) {
      return unknown(call, 1);
    }
    List<Value> result = new ArrayList<>();
    boolean dropping = name.equals("dropwhile");
    for (Value item : items) {
      if (name.equals("dropwhile") && !dropping) {
        result.add(item);
        continue;
      }
      Value test =
          function == Value.Singleton.NONE
              ? item
              : call.interpreter().call(function, List.of(item), call.site());
      Optional<Boolean> truth = Truth.of(test, call.interpreter(), call.site());
      if (truth.isEmpty()) {
        return Iteration.unknown(test, call.site());
      } else if (name.equals("takewhile") && !truth.get()) {
        break;
      }
      dropping &= truth.get();
      if (name.equals("takewhile") || !truth.get()) {
        result.add(item);
      }
    }
    return new IteratorValue(result);
  }

  private static Value compress(Arguments call) {
    List<Value> items = items(call, 0);
    List<Value> tests = items(call, 1);
    if (items == null || tests == null) {
      return unknown(call, items == null ? 0 : 1);
    }
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < Math.min(items.size(), tests.size()); i++) {
      Optional<Boolean> truth = Truth.of(tests.get(i), call.interpreter(), call.site());
      if (truth.isEmpty()) {
        return Iteration.unknown(tests.get(i), call.site());
      } else if (truth.get()) {
        result.add(items.get(i));
      }
    }
    return new IteratorValue(result);
  }

  private static Value pairs(Arguments call) {
    List<Value> items = items(call, 0);
    if (items == null) {
      return unknown(call, 0);
    }
    List<Value> result = new ArrayList<>();
    for (int i = 1; i < items.size(); i++) {
      result.add(new Value.Tuple(List.of(items.get(i - 1), items.get(i))));
    }
    return new IteratorValue(result);
  }

  private static Value batches(Arguments call) {
    List<Value> items = items(call, 0);
    Value size = call.get(1, "n");
    if (items == null
        || !(size instanceof Value.Int n)
        || n.value().signum() <= 0
        || n.value().bitLength() > 30
        || call.named().containsKey("strict")) {
      return items == null ? unknown(call, 0) : call.unknown("the size is not known");
    }
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < items.size(); i += n.value().intValue()) {
      result.add(
          new Value.Tuple(items.subList(i, Math.min(items.size(), i + n.value().intValue()))));
    }
    return new IteratorValue(result);
  }

  private static Value tee(Arguments call) {
    List<Value> items = items(call, 0);
    Value times = call.get(1, "n");
    int n = times instanceof Value.Int i && i.value().bitLength() < 10 ? i.value().intValue() : 2;
    if (items == null || times != null && !(times instanceof Value.Int)) {
      return unknown(call, 0);
    }
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      result.add(new IteratorValue(items));
    }
    return new Value.Tuple(result);
  }
}
