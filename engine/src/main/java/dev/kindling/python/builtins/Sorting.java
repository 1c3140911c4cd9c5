package dev.kindling.python.builtins;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code sorted}, {@code list.sort}, {@code min} and {@code max}. */
public final class Sorting {

  private Sorting() {}

  private record Keyed(Value key, Value value) {}

  /** The order of two values is not known. */
  private static final class Open extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Open() {
      super("the order is not known", null, false, false);
    }
  }

  private static boolean less(Value left, Value right, Arguments arguments) {
    arguments.interpreter().budget().step();
    return Comparisons.compare(left, "<", right, arguments.interpreter(), arguments.site())
        .orElseThrow(Open::new);
  }

  private static List<Keyed> keyed(List<Value> items, Arguments arguments) {
    Value by = arguments.named().get("key");
    List<Keyed> keyed = new ArrayList<>(items.size());
    for (Value item : items) {
      Value key =
          by == null || by == Value.Singleton.NONE
              ? item
              : arguments.interpreter().call(by, List.of(item), arguments.site());
      keyed.add(new Keyed(key, item));
    }
    return keyed;
  }

  /** The items in order; null where the order is not known. */
  public static @Nullable List<Value> sorted(List<Value> items, Arguments arguments) {
    Value reverse = arguments.named().get("reverse");
    Optional<Boolean> down = reverse == null ? Optional.of(false) : Truth.of(reverse);
    if (down.isEmpty()) {
      return null;
    }
    List<Keyed> keyed = keyed(items, arguments);
    if (keyed.stream().anyMatch(k -> k.key instanceof Value.Unknown)) {
      return null;
    } else if (keyed.size() == 1 || keyed.stream().anyMatch(k -> isNan(k.key))) {
      // What is no number has no place in an order; which it gets depends on the way of sorting.
      return keyed.size() == 1 ? items : null;
    }
    Comparator<Keyed> order =
        (a, b) -> less(a.key, b.key, arguments) ? -1 : less(b.key, a.key, arguments) ? 1 : 0;
    try {
      keyed.sort(down.get() ? order.reversed() : order);
    } catch (Open | IllegalArgumentException e) {
      return null;
    }
    return keyed.stream().map(Keyed::value).toList();
  }

  private static boolean isNan(Value key) {
    return key instanceof Value.Real r && Double.isNaN(r.value());
  }

  /** The first of the smallest or largest; null where it is not known. */
  static @Nullable Value extreme(List<Value> items, boolean largest, Arguments arguments) {
    List<Keyed> keyed = keyed(items, arguments);
    Keyed best = keyed.get(0);
    try {
      for (Keyed one : keyed.subList(1, keyed.size())) {
        boolean better =
            largest ? less(best.key, one.key, arguments) : less(one.key, best.key, arguments);
        best = better ? one : best;
      }
    } catch (Open e) {
      return null;
    }
    return best.value;
  }
}
