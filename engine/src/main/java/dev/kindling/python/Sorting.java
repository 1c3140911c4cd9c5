package dev.kindling.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code sorted}, {@code list.sort}, {@code min} and {@code max}. */
final class Sorting {

  private Sorting() {}

  private record Keyed(Value key, Value value) {}

  /** The items in order; null where the order is not known. */
  static @Nullable List<Value> sorted(List<Value> items, Arguments arguments) {
    Value by = arguments.named().get("key");
    Value reverse = arguments.named().get("reverse");
    Optional<Boolean> down = reverse == null ? Optional.of(false) : Truth.of(reverse);
    List<Keyed> keyed = new ArrayList<>(items.size());
    for (Value item : items) {
      Value key =
          by == null || by == Value.Singleton.NONE
              ? item
              : arguments.interpreter().call(by, List.of(item), arguments.site());
      keyed.add(new Keyed(key, item));
    }
    arguments.interpreter().budget().steps(items.size() * 4);
    for (int i = 1; i < keyed.size(); i++) {
      if (Comparisons.order(keyed.get(0).key, keyed.get(i).key) == null) {
        return null;
      }
    }
    if (down.isEmpty()) {
      return null;
    }
    Comparator<Keyed> order =
        (a, b) -> {
          Integer known = Comparisons.order(a.key, b.key);
          return known == null ? 0 : known;
        };
    keyed.sort(down.get() ? order.reversed() : order);
    return keyed.stream().map(Keyed::value).toList();
  }
}
