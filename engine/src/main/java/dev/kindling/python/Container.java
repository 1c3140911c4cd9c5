package dev.kindling.python;

import java.util.ArrayList;
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

  /** The name of its type: {@code list}, or that of a modelled subclass. */
  abstract String typeName();

  /** A list. */
  public static final class ListValue extends Container {

    private final List<Value> items;
    private final int longest;

    public ListValue(List<? extends Value> items) {
      this(items, -1);
    }

    private ListValue(List<? extends Value> items, int longest) {
      this.items = new ArrayList<>(items);
      this.longest = longest;
    }

    /** A {@code deque} of at most as many elements; of any number where that is the largest. */
    static ListValue deque(List<? extends Value> items, int longest) {
      return new ListValue(
          items.subList(Math.max(0, items.size() - longest), items.size()), longest);
    }

    public List<Value> items() {
      return items;
    }

    boolean isDeque() {
      return longest >= 0;
    }

    /** How many elements a {@code deque} may have. */
    int longest() {
      return longest;
    }

    @Override
    String typeName() {
      return isDeque() ? "collections.deque" : "list";
    }

    @Override
    int size() {
      return items.size();
    }
  }

  /** A dict; keys in the order in which they were put. */
  public static final class DictValue extends Container {

    private final Map<Value, Value> entries;
    private final Kind kind;
    private final @Nullable Value factory;

    /** The types of dicts. */
    enum Kind {
      DICT("dict"),
      ORDERED("collections.OrderedDict"),
      DEFAULT("collections.defaultdict"),
      COUNTER("collections.Counter");

      private final String type;

      Kind(String type) {
        this.type = type;
      }
    }

    public DictValue() {
      this(Kind.DICT, null);
    }

    /**
     * A dict of another type.
     *
     * @param factory makes missing entries, where there is one
     */
    DictValue(Kind kind, @Nullable Value factory) {
      this(new Keys.Entries(), kind, factory);
    }

    /** The names of an object or module as a dict: what is put into the one is in the other. */
    static DictValue view(Map<String, Value> names) {
      return new DictValue(new NamesView(names), Kind.DICT, null);
    }

    private DictValue(Map<Value, Value> entries, Kind kind, @Nullable Value factory) {
      this.entries = entries;
      this.kind = kind;
      this.factory = factory;
    }

    Kind kind() {
      return kind;
    }

    @Override
    String typeName() {
      return kind.type;
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

    private final Set<Value> items = new Keys.Elements();
    private final boolean frozen;

    public SetValue(Iterable<? extends Value> items) {
      this(items, false);
    }

    /**
     * @param frozen whether it is a {@code frozenset}, which can be an element or a key
     */
    SetValue(Iterable<? extends Value> items, boolean frozen) {
      items.forEach(this.items::add);
      this.frozen = frozen;
    }

    boolean frozen() {
      return frozen;
    }

    @Override
    String typeName() {
      return frozen ? "frozenset" : "set";
    }

    @Override
    public boolean equals(Object other) {
      return other == this
          || frozen && other instanceof SetValue s && s.frozen && items.equals(s.items);
    }

    @Override
    public int hashCode() {
      return frozen ? items.hashCode() : System.identityHashCode(this);
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
