package dev.kindling.python.values;

import dev.kindling.python.evaluation.Iteration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elements in an order that is not known, as a folder lists its files. What does not heed the order
 * ({@code sorted}, {@code len}, {@code set}, {@code in}, …) knows them all the same.
 *
 * @param list whether Python has a list there; else an iterator
 */
public record Unordered(List<Value> items, boolean list) implements NativeValue {

  /** The elements: a plain list or iterator where there are too few to have an order. */
  public static Value of(List<Value> items, boolean list) {
    return items.size() > 1
        ? new Unordered(items, list)
        : list ? new Container.ListValue(items) : new IteratorValue(items);
  }

  /** The elements in any order; null where they are not known. */
  public static @Nullable List<Value> items(Value value, Arguments call) {
    return value instanceof Unordered u
        ? u.items
        : Iteration.items(value, call.interpreter(), call.site());
  }

  @Override
  public String typeName() {
    return list ? "list" : "generator";
  }

  @Override
  public @Nullable Boolean same(Value other) {
    return null;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return null;
  }
}
