package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import dev.kindling.python.evaluation.Orders;
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
 * it certainly has, among other elements and in an order that is not known. Of a loose one the
 * order alone is not known: it holds nothing else.
 */
public abstract sealed class Container implements Value, Mutable, Loose {

  private final long born;
  private Value.@Nullable Unknown spoiled;

  /** Of a set, whether this is its order here; of others, whether the order alone is not known. */
  private boolean marked;

  private record Content(Object held, Value.@Nullable Unknown spoiled, boolean marked) {

    boolean whole() {
      return spoiled == null || marked;
    }
  }

  private Container(long born) {
    this.born = born;
  }

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
    spoiled =
        spoiled == null || marked
            ? reason.withMaybe(spoiled == null ? List.of() : spoiled.maybe())
            : spoiled.withMaybe(reason.maybe());
    marked = false;
  }

  /** From here on the order of what a list or dict holds is not known. */
  public void disorder(Value.Unknown reason) {
    if (spoiled == null && !(this instanceof SetValue) && size() > 1) {
      Journal.touch(this);
      spoiled = reason;
      marked = true;
    }
  }

  /** Whether it is a set whose elements come in this order here. */
  boolean isArranged() {
    return marked && spoiled == null;
  }

  void arranged(boolean is) {
    marked = is;
  }

  @Override
  public @Nullable List<Value> loose() {
    Journal.looks(this);
    return spoiled != null && marked ? List.copyOf(keys()) : null;
  }

  @Override
  public void arrange(List<Value> order) {
    Journal.touch(this);
    reorder(order);
    spoiled = null;
    marked = this instanceof SetValue;
  }

  /** Whether the order alone of what it holds is not known. */
  public boolean isLoose() {
    return loose() != null;
  }

  /** Elements, or the keys of a dict. */
  abstract Collection<Value> keys();

  abstract void reorder(List<Value> order);

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
    return new Content(copy(held()), spoiled, marked);
  }

  @Override
  public void content(Object snapshot) {
    hold(((Content) snapshot).held);
    spoiled = ((Content) snapshot).spoiled;
    marked = ((Content) snapshot).marked;
  }

  @Override
  public boolean same(Object one, Object other) {
    Content a = (Content) one;
    Content b = (Content) other;
    return Join.same(a.spoiled, b.spoiled)
        && a.marked == b.marked
        && (this instanceof SetValue
            ? !a.marked
            : a.marked && a.spoiled != null
                ? sameInAnyOrder(a.held, b.held)
                : sameHeld(a.held, b.held));
  }

  @Override
  public Object joined(Object one, Object other, Join join) {
    Content a = (Content) one;
    Content b = (Content) other;
    if (sameHeld(a.held, b.held)) {
      Value.Unknown reason = a.spoiled == null ? b.spoiled : a.spoiled;
      return new Content(
          a.held,
          reason == null || b.spoiled == null ? reason : reason.withMaybe(b.spoiled.maybe()),
          reason == null ? a.marked && b.marked : a.whole() && b.whole());
    } else if (a.whole() && b.whole()) {
      Object same =
          sameInAnyOrder(a.held, b.held)
              ? a.held
              : join.flat() ? null : matched(a.held, b.held, join);
      if (same != null) {
        Value.Unknown reason = a.spoiled == null ? b.spoiled : a.spoiled;
        return this instanceof SetValue
            ? new Content(same, null, false)
            : new Content(
                same,
                reason == null ? join.disorder(values(same), Names.type(this)) : reason,
                true);
      }
    }
    return merged(a, b, join);
  }

  /** The same elements or entries, whatever their order. */
  abstract boolean sameInAnyOrder(Object one, Object other);

  /** What both hold by key, where they have the same keys in another order; null for others. */
  @Nullable Object matched(Object one, Object other, Join join) {
    return null;
  }

  private Object merged(Content a, Content b, Join join) {
    boolean known = a.spoiled == null && b.spoiled == null;
    if (known && !join.flat()) {
      Object each = common(a.held, b.held, join, true);
      if (each != null) {
        return new Content(each, null, false);
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
    return new Content(certain == null ? copy(none()) : certain, reason, false);
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

  /**
   * What a list and a set have in common.
   *
   * @param <C> how the elements are kept
   */
  private abstract static sealed class Elements<C extends Collection<Value>> extends Container
      permits ListValue, SetValue {

    final C items;

    Elements(long born, C items) {
      super(born);
      this.items = items;
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
    Collection<Value> keys() {
      return items;
    }

    @Override
    void reorder(List<Value> order) {
      hold(order);
    }

    @Override
    @SuppressWarnings("unchecked")
    boolean sameInAnyOrder(Object one, Object other) {
      return alike((Collection<Value>) one, (Collection<Value>) other);
    }
  }

  /** A list. */
  public static final class ListValue extends Elements<List<Value>> {

    private final int longest;

    public ListValue(List<? extends Value> items) {
      this(items, -1, Journal.tick());
    }

    private ListValue(List<? extends Value> items, int longest, long born) {
      super(born, new ArrayList<>(items));
      this.longest = longest;
    }

    /** A {@code deque} of at most as many elements; of any number where that is the largest. */
    public static ListValue deque(List<? extends Value> items, int longest) {
      return new ListValue(
          items.subList(Math.max(0, items.size() - longest), items.size()),
          longest,
          Journal.tick());
    }

    /** A list that was there from that time on, whoever asks for it first. */
    static ListValue since(List<? extends Value> items, long born) {
      return new ListValue(items, -1, born);
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
    @SuppressWarnings("unchecked")
    Object copy(Object held) {
      return new ArrayList<>((Collection<Value>) held);
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

  static boolean alike(Collection<Value> one, Collection<Value> other) {
    return one.size() == other.size() && both(one, other).size() == one.size();
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
      super(Journal.tick());
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
    boolean sameInAnyOrder(Object one, Object other) {
      Map<Value, Value> a = (Map<Value, Value>) one;
      Map<Value, Value> b = (Map<Value, Value>) other;
      return alike(a.keySet(), b.keySet())
          && a.entrySet().stream().allMatch(e -> Join.same(e.getValue(), b.get(e.getKey())));
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable Object matched(Object one, Object other, Join join) {
      Map<Value, Value> a = (Map<Value, Value>) one;
      Map<Value, Value> b = (Map<Value, Value>) other;
      return alike(a.keySet(), b.keySet())
              && !Join.same(List.copyOf(a.keySet()), List.copyOf(b.keySet()))
          ? common(one, other, join, false)
          : null;
    }

    @Override
    Collection<Value> keys() {
      return entries.keySet();
    }

    @Override
    void reorder(List<Value> order) {
      Map<Value, Value> all = new LinkedHashMap<>();
      order.forEach(
          key -> {
            Value value = entries.get(key);
            if (value != null) {
              all.put(key, value);
            }
          });
      hold(all);
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

  /** A set. Python leaves its order open: see {@link #ordered()}. */
  public static final class SetValue extends Elements<Set<Value>> {

    private final boolean frozen;

    public SetValue(Iterable<? extends Value> items) {
      this(items, false);
    }

    /**
     * @param frozen whether it is a {@code frozenset}, which can be an element or a key
     */
    public SetValue(Iterable<? extends Value> items, boolean frozen) {
      super(Journal.tick(), new Keys.Elements());
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
        arranged(false);
      }
      Journal.looks(this);
      return items;
    }

    /** The elements in Python's order; null where that is not known. */
    public @Nullable List<Value> ordered() {
      Journal.looks(this);
      return items.size() < 2 || isArranged() ? List.copyOf(items) : Orders.ofNumbers(items);
    }

    @Override
    public @Nullable List<Value> loose() {
      return spoiled() == null && ordered() == null ? List.copyOf(items) : null;
    }

    /** The elements, for looking only. */
    public Set<Value> seen() {
      Journal.looks(this);
      return Collections.unmodifiableSet(items);
    }

    @Override
    @SuppressWarnings("unchecked")
    Object copy(Object held) {
      return new LinkedHashSet<>((Collection<Value>) held);
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
