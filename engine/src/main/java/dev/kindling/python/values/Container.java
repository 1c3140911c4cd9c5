package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list, dict or set. One that code which could not be followed may have changed is spoiled: its
 * content is unknown from then on, for everybody who holds it. What it holds nevertheless is what
 * it certainly has, among other elements and in an order that is not known.
 */
public abstract sealed class Container implements Value, Mutable {

  private final long born = Journal.tick();
  private Value.@Nullable Unknown spoiled;

  private record Content(Object held, Value.@Nullable Unknown spoiled) {}

  /** Why the content is not known; null while it is. */
  public Value.@Nullable Unknown spoiled() {
    return spoiled == null ? null : spoiled.withMaybe(changeable(values(held())));
  }

  /** Why the content is not known, without what it may give access to. */
  public Value.@Nullable Unknown reason() {
    return spoiled;
  }

  private static List<Value> changeable(Collection<Value> values) {
    List<Value> result = new ArrayList<>();
    for (Value value : values) {
      if (!(value instanceof Text)) {
        Reach.changeable(value, Long.MAX_VALUE, result);
      }
    }
    return result;
  }

  /** From here on the content is not known. */
  public void spoil(Value.Unknown reason) {
    Journal.touch(this);
    spoiled = spoiled == null ? reason : spoiled.withMaybe(reason.maybe());
  }

  /** How many elements it has. */
  public abstract int size();

  /** The name of its type: {@code list}, or that of a modelled subclass. */
  public abstract String typeName();

  /** What it holds, for looking only. */
  public abstract Object held();

  abstract Object copy(Object held);

  abstract void hold(Object held);

  /** Elements, and keys and values. */
  public abstract Collection<Value> values(Object held);

  abstract boolean sameHeld(Object one, Object other);

  /**
   * What is held for certain by what is the one or the other.
   *
   * @param exact whether nothing else may be held; null where that is not so
   */
  abstract @Nullable Object common(Object one, Object other, Join join, boolean exact);

  @Override
  public long born() {
    return born;
  }

  @Override
  public Object content() {
    return new Content(copy(held()), spoiled);
  }

  @Override
  public void content(Object snapshot) {
    hold(((Content) snapshot).held);
    spoiled = ((Content) snapshot).spoiled;
  }

  @Override
  public boolean same(Object one, Object other) {
    Content a = (Content) one;
    Content b = (Content) other;
    return Join.same(a.spoiled, b.spoiled) && sameHeld(a.held, b.held);
  }

  @Override
  public Object joined(Object one, Object other, Join join) {
    Content a = (Content) one;
    Content b = (Content) other;
    if (sameHeld(a.held, b.held)) {
      Value.Unknown reason = a.spoiled == null ? b.spoiled : a.spoiled;
      return new Content(
          a.held,
          reason == null || b.spoiled == null ? reason : reason.withMaybe(b.spoiled.maybe()));
    }
    return merged(a, b, join);
  }

  private Object merged(Content a, Content b, Join join) {
    boolean known = a.spoiled == null && b.spoiled == null;
    if (known && !join.flat()) {
      Object each = common(a.held, b.held, join, true);
      if (each != null) {
        return new Content(each, null);
      }
    }
    Value.Unknown reason =
        join.content(
            values(a.held),
            a.spoiled,
            values(b.held),
            b.spoiled,
            ", which decides what a " + Names.type(this) + " holds");
    Object certain = join.flat() ? null : common(a.held, b.held, join, false);
    return new Content(certain == null ? copy(none()) : certain, reason);
  }

  private Object none() {
    return this instanceof DictValue ? Map.of() : List.of();
  }

  @Override
  public void forget(Value.Unknown reason) {
    spoil(reason);
    if (this instanceof DictValue d && d.isView()) {
      d.entries().replaceAll((key, value) -> reason);
    } else {
      hold(none());
    }
  }

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
    public static ListValue deque(List<? extends Value> items, int longest) {
      return new ListValue(
          items.subList(Math.max(0, items.size() - longest), items.size()), longest);
    }

    /** The elements. Who asks for them may change them. */
    public List<Value> items() {
      Journal.touch(this);
      Journal.looks(this);
      return items;
    }

    /** The elements, for looking only. */
    public List<Value> seen() {
      Journal.looks(this);
      return items;
    }

    public boolean isDeque() {
      return longest >= 0;
    }

    /** How many elements a {@code deque} may have. */
    public int longest() {
      return longest;
    }

    @Override
    public String typeName() {
      return isDeque() ? "collections.deque" : "list";
    }

    @Override
    public int size() {
      Journal.looks(this);
      return items.size();
    }

    @Override
    public Object held() {
      return items;
    }

    @Override
    @SuppressWarnings("unchecked")
    Object copy(Object held) {
      return new ArrayList<>((Collection<Value>) held);
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Object held) {
      items.clear();
      items.addAll((Collection<Value>) held);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Collection<Value> values(Object held) {
      return (Collection<Value>) held;
    }

    @Override
    @SuppressWarnings("unchecked")
    boolean sameHeld(Object one, Object other) {
      return Join.same((List<Value>) one, (List<Value>) other);
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable Object common(Object one, Object other, Join join, boolean exact) {
      List<Value> a = (List<Value>) one;
      List<Value> b = (List<Value>) other;
      if (exact) {
        Value.Tuple each = a.size() == b.size() ? join.items(a, b) : null;
        return each == null ? null : new ArrayList<>(each.items());
      }
      return both(a, b);
    }
  }

  /** Elements that are in both, as often as in both. */
  private static List<Value> both(Collection<Value> one, Collection<Value> other) {
    List<Value> left = new ArrayList<>(other);
    List<Value> result = new ArrayList<>();
    for (Value value : one) {
      for (int i = 0; i < left.size(); i++) {
        if (Join.same(left.get(i), value)) {
          result.add(value);
          left.remove(i);
          break;
        }
      }
    }
    return result;
  }

  /** A dict; keys in the order in which they were put. */
  public static final class DictValue extends Container {

    private final Map<Value, Value> entries;
    private final Kind kind;
    private final @Nullable Value factory;

    /** The types of dicts. */
    public enum Kind {
      DICT("dict"),
      ORDERED("collections.OrderedDict"),
      DEFAULT("collections.defaultdict"),
      COUNTER("collections.Counter"),
      /** Its entries are attributes as well. */
      CONFIG("omegaconf.DictConfig");

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
    public DictValue(Kind kind, @Nullable Value factory) {
      this(new Keys.Entries(), kind, factory);
    }

    /** What {@code omegaconf} makes of a mapping: its entries are attributes as well. */
    public static DictValue config() {
      return new DictValue(Kind.CONFIG, null);
    }

    /** The names of an object or module as a dict: what is put into the one is in the other. */
    public static DictValue view(Map<String, Value> names) {
      return new DictValue(new NamesView(names), Kind.DICT, null);
    }

    private DictValue(Map<Value, Value> entries, Kind kind, @Nullable Value factory) {
      this.entries = entries;
      this.kind = kind;
      this.factory = factory;
    }

    public Kind kind() {
      return kind;
    }

    @Override
    public String typeName() {
      return kind.type;
    }

    public @Nullable Value factory() {
      return factory;
    }

    /** Whether its entries are kept by another object, which keeps account of changes too. */
    public boolean isView() {
      return entries instanceof NamesView;
    }

    /** The entries. Who asks for them may change them. */
    public Map<Value, Value> entries() {
      Journal.touch(this);
      Journal.looks(this);
      return entries;
    }

    /** The entries, for looking only. */
    public Map<Value, Value> seen() {
      Journal.looks(this);
      return entries;
    }

    @Override
    public int size() {
      Journal.looks(this);
      return entries.size();
    }

    @Override
    public Object held() {
      return entries;
    }

    @Override
    @SuppressWarnings("unchecked")
    Object copy(Object held) {
      return isView() ? Map.of() : new LinkedHashMap<>((Map<Value, Value>) held);
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Object held) {
      if (!isView()) {
        entries.clear();
        entries.putAll((Map<Value, Value>) held);
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Collection<Value> values(Object held) {
      Map<Value, Value> map = (Map<Value, Value>) held;
      List<Value> result = new ArrayList<>(map.size() * 2);
      if (!isView()) {
        result.addAll(map.keySet());
        result.addAll(map.values());
      }
      return result;
    }

    /** The same entries in the same order. */
    @Override
    @SuppressWarnings("unchecked")
    boolean sameHeld(Object one, Object other) {
      Map<Value, Value> a = (Map<Value, Value>) one;
      Map<Value, Value> b = (Map<Value, Value>) other;
      return Join.same(List.copyOf(a.keySet()), List.copyOf(b.keySet()))
          && Join.same(List.copyOf(a.values()), List.copyOf(b.values()));
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable Object common(Object one, Object other, Join join, boolean exact) {
      Map<Value, Value> a = (Map<Value, Value>) one;
      Map<Value, Value> b = (Map<Value, Value>) other;
      if (exact && !Join.same(List.copyOf(a.keySet()), List.copyOf(b.keySet()))) {
        return null;
      }
      Map<Value, Value> result = new LinkedHashMap<>();
      a.forEach(
          (key, value) -> {
            Value also = key instanceof Value.Unknown ? null : b.get(key);
            if (also != null) {
              result.put(key, join.of(value, also));
            }
          });
      return exact && result.size() != a.size() ? null : result;
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
    public SetValue(Iterable<? extends Value> items, boolean frozen) {
      items.forEach(this.items::add);
      this.frozen = frozen;
    }

    public boolean frozen() {
      return frozen;
    }

    @Override
    public String typeName() {
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

    /** The elements. Who asks for them may change them. */
    public Set<Value> items() {
      if (!frozen) {
        Journal.touch(this);
      }
      Journal.looks(this);
      return items;
    }

    /** The elements, for looking only. */
    public Set<Value> seen() {
      Journal.looks(this);
      return Collections.unmodifiableSet(items);
    }

    @Override
    public int size() {
      Journal.looks(this);
      return items.size();
    }

    @Override
    public Object held() {
      return items;
    }

    @Override
    @SuppressWarnings("unchecked")
    Object copy(Object held) {
      return new LinkedHashSet<>((Collection<Value>) held);
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Object held) {
      items.clear();
      items.addAll((Collection<Value>) held);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Collection<Value> values(Object held) {
      return (Collection<Value>) held;
    }

    @Override
    @SuppressWarnings("unchecked")
    boolean sameHeld(Object one, Object other) {
      return Join.same(List.copyOf((Set<Value>) one), List.copyOf((Set<Value>) other));
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable Object common(Object one, Object other, Join join, boolean exact) {
      return exact ? null : new LinkedHashSet<>(both((Set<Value>) one, (Set<Value>) other));
    }
  }
}
