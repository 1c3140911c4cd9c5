package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DictView;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Loose;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Elements whose order Python decides anew in each run, as that of a set of texts, or the operating
 * system, as that of a folder's files. Code that takes them one by one is followed in several
 * orders, which are joined: what the order does not decide is known all the same. Up to three
 * elements every order is tried; of more, some in which any two of them come in both orders and
 * each place has different elements.
 */
public final class Orders {

  private static final int MANY = 64;
  private static final int MOST = 2000;

  private static final String SET =
      "the order of a set differs from run to run (`sorted` gives it one)";
  private static final String FOLDER = "the order in which a folder lists its files is not known";

  private Orders() {}

  /** A folder's files as a list. */
  public static Value listed(Collection<Value> items, Site site) {
    Container.ListValue list = new Container.ListValue(List.copyOf(items));
    list.disorder(new Value.Unknown(FOLDER, site));
    return list;
  }

  /** A folder's files as an iterator. */
  public static Value taken(Collection<Value> items, Site site) {
    return IteratorValue.loose(List.copyOf(items), new Value.Unknown(FOLDER, site));
  }

  /** Why the order of a set's elements is not known. */
  public static Value.Unknown unknown(Container.SetValue set, Site site) {
    return new Value.Unknown(SET, site, false, set.seen().stream().filter(Reach::holds).toList());
  }

  /** What of the value has to be in an order before elements are taken; null where nothing has. */
  public static @Nullable Loose of(Value value) {
    Value plain = value instanceof DictView view ? view.dict() : value.plain();
    return plain instanceof Loose loose && loose.loose() != null ? loose : null;
  }

  /** Runs code that takes the value's elements, in several orders where theirs is not known. */
  public static Completion follow(
      Value value, Interpreter interpreter, Site site, Completion.Code code) {
    Loose loose = of(value);
    List<Value> items = loose == null ? null : loose.loose();
    if (loose == null || items == null || items.size() > MOST) {
      return code.run();
    }
    List<Completion.Code> ways = new ArrayList<>();
    for (List<Value> order : some(items)) {
      ways.add(
          () -> {
            loose.arrange(order);
            return code.run();
          });
    }
    return interpreter.ways().fork(Iteration.unknown((Value) loose, site), ways);
  }

  /** The same for a value that the code gives. */
  public static Value choose(
      Collection<Value> values, Interpreter interpreter, Site site, Supplier<Value> code) {
    List<Value> open = values.stream().filter(value -> of(value) != null).toList();
    if (open.isEmpty()) {
      return code.get();
    }
    Completion end =
        follow(
            open.get(0),
            interpreter,
            site,
            () -> Completion.value(choose(open.subList(1, open.size()), interpreter, site, code)));
    if (end.error() != null) {
      throw end.error();
    }
    return end.value() == null ? Iteration.unknown(open.get(0), site) : end.value();
  }

  private static List<List<Value>> some(List<Value> items) {
    List<Value> reversed = new ArrayList<>(items);
    Collections.reverse(reversed);
    if (items.size() == 2) {
      return List.of(items, reversed);
    } else if (items.size() == 3) {
      return List.of(
          items,
          turned(items, 1),
          turned(items, 2),
          reversed,
          turned(reversed, 1),
          turned(reversed, 2));
    }
    return items.size() > MANY
        ? List.of(items, reversed, turned(reversed, 1))
        : List.of(items, reversed, turned(reversed, 1), turned(items, items.size() / 2));
  }

  private static List<Value> turned(List<Value> items, int by) {
    List<Value> turned = new ArrayList<>(items);
    Collections.rotate(turned, by);
    return turned;
  }

  /**
   * Small numbers lie in CPython's table at their own place, so that they come in ascending order;
   * null where an element is none. The table is at least as large as it has to be for so many
   * elements, whatever was in the set before: {@code set_add_entry} in Objects/setobject.c.
   */
  public static @Nullable List<Value> ofNumbers(Collection<Value> items) {
    int size = 8;
    while (items.size() * 5L >= (size - 1) * 3L) {
      size *= 2;
    }
    List<Value> sorted = new ArrayList<>(items);
    for (Value item : sorted) {
      Value.Int number = whole(item);
      if (number == null
          || number.value().signum() < 0
          || number.value().compareTo(BigInteger.valueOf(size)) >= 0) {
        return null;
      }
    }
    sorted.sort((a, b) -> number(a).compareTo(number(b)));
    return sorted;
  }

  private static Value.@Nullable Int whole(Value item) {
    return item instanceof Value.Singleton && NumberFunctions.number(item) instanceof Value.Int i
        ? i
        : item instanceof Value.Int i ? i : null;
  }

  private static BigInteger number(Value item) {
    Value.Int whole = whole(item);
    return whole == null ? BigInteger.ZERO : whole.value();
  }
}
