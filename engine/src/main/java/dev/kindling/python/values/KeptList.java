package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that an object of a library keeps and gives to whoever asks: code that changes the list
 * changes the object. It is made when it is first asked for, and counts as made with the object.
 */
public final class KeptList {

  private final long born = Journal.tick();
  private Container.@Nullable ListValue list;
  private List<Value> original = List.of();

  /** The list. */
  public Container.ListValue get(Supplier<List<? extends Value>> items) {
    Container.ListValue known = list;
    if (known == null) {
      original = List.copyOf(items.get());
      known = Container.ListValue.since(original, born);
      list = known;
    }
    return known;
  }

  /** Whether code may have changed it. */
  public boolean isChanged() {
    Container.ListValue known = list;
    return known != null && (known.reason() != null || !Join.same(known.seen(), original));
  }

  /** Whether it has the element for certain. */
  public boolean has(Value element) {
    Container.ListValue known = list;
    return known == null || known.seen().stream().anyMatch(one -> Join.same(one, element));
  }

  /** Which list an object keeps does not tell it from others. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KeptList;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
