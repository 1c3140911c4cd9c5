package dev.kindling.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list, dict or set. One that code which could not be followed may have changed is spoiled: its
 * content is unknown from then on, for everybody who holds it.
 */
public abstract sealed class Container implements Value {

  private Value.@Nullable Unknown spoiled;

  /** Why the content is not known; null while it is. */
  public Value.@Nullable Unknown spoiled() {
    return spoiled;
  }

  /** From here on the content is not known. */
  public void spoil(Value.Unknown reason) {
    if (spoiled == null) {
      spoiled = reason;
    }
  }

  /** How many elements it has. */
  abstract int size();

  /** A list. */
  public static final class ListValue extends Container {

    private final List<Value> items;

    public ListValue(List<? extends Value> items) {
      this.items = new ArrayList<>(items);
    }

    public List<Value> items() {
      return items;
    }

    @Override
    int size() {
      return items.size();
    }
  }

  /** A dict; keys in the order in which they were put. */
  public static final class DictValue extends Container {

    private final Map<Value, Value> entries;
    private final @Nullable Value factory;

    public DictValue() {
      this(null);
    }

    /** A dict that makes missing entries by calling the factory, where there is one. */
    DictValue(@Nullable Value factory) {
      this.entries = new LinkedHashMap<>();
      this.factory = factory;
    }

    /** The names of an object or module as a dict: what is put into the one is in the other. */
    static DictValue view(Map<String, Value> names) {
      return new DictValue(new NamesView(names), null);
    }

    private DictValue(Map<Value, Value> entries, @Nullable Value factory) {
      this.entries = entries;
      this.factory = factory;
    }

    @Nullable Value factory() {
      return factory;
    }

    public Map<Value, Value> entries() {
      return entries;
    }

    @Override
    int size() {
      return entries.size();
    }
  }

  /** A set. Its order, which Python leaves open, is that in which elements came. */
  public static final class SetValue extends Container {

    private final Set<Value> items = new LinkedHashSet<>();

    public SetValue(Iterable<? extends Value> items) {
      items.forEach(this.items::add);
    }

    public Set<Value> items() {
      return items;
    }

    @Override
    int size() {
      return items.size();
    }
  }
}
