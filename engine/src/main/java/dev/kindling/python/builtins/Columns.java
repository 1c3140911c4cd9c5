package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is taken from side by side, as {@code zip} does: an iterator is used up no further. */
final class Columns {

  private final @Nullable IteratorValue iterator;
  private final List<Value> items;
  private int next;

  private Columns(@Nullable IteratorValue iterator, List<Value> items) {
    this.iterator = iterator;
    this.items = items;
  }

  /** A column for each value; null where the elements of one are not known, or none has an end. */
  static @Nullable List<Columns> of(List<Value> values, Arguments call) {
    List<Columns> result = new ArrayList<>();
    boolean ends = values.isEmpty();
    for (Value value : values) {
      if (value instanceof IteratorValue i) {
        ends |= !i.endless();
        result.add(new Columns(i, List.of()));
      } else {
        List<Value> items = Iteration.items(value, call.interpreter(), call.site());
        if (items == null) {
          return null;
        }
        ends = true;
        result.add(new Columns(null, items));
      }
    }
    return ends ? result : null;
  }

  /** Why the columns are not known. */
  static Value.Unknown unknown(List<Value> values, Arguments call) {
    for (Value value : values) {
      if (!(value instanceof IteratorValue)
          && Iteration.items(value, call.interpreter(), call.site()) == null) {
        return Iteration.unknown(value, call.site());
      }
    }
    return call.unknown("it has no known end");
  }

  /** The next element; null behind the last. */
  @Nullable Value next() {
    if (iterator == null) {
      return next < items.size() ? items.get(next++) : null;
    } else if (iterator.rest().isEmpty()) {
      return null;
    }
    Value first = iterator.rest().get(0);
    iterator.advance();
    return first;
  }
}
