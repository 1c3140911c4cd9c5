package dev.kindling.python.values;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of dicts and elements of sets. {@code True} and {@code 1} are one key to Python, of which
 * the one that came first stays.
 */
public final class Keys {

  private static final Value ZERO = new Value.Int(BigInteger.ZERO);
  private static final Value ONE = new Value.Int(BigInteger.ONE);

  private Keys() {}

  /** What else Python takes for the same key; null where nothing is. */
  private static @Nullable Value twin(@Nullable Object key) {
    if (key instanceof Value.Singleton s) {
      return s == Value.Singleton.TRUE ? ONE : s == Value.Singleton.FALSE ? ZERO : null;
    } else if (key instanceof Value.Int || key instanceof Value.Real) {
      return key.equals(ONE)
          ? Value.Singleton.TRUE
          : key.equals(ZERO) ? Value.Singleton.FALSE : null;
    } else if (key instanceof Instance i && Hashing.isPlain(i)) {
      return i.plain();
    }
    return null;
  }

  /** The entries of a dict. */
  static final class Entries extends LinkedHashMap<Value, Value> {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Value get(@Nullable Object key) {
      Value found = super.get(key);
      Value twin = found == null ? twin(key) : null;
      return twin == null ? found : super.get(twin);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      Value twin = twin(key);
      return super.containsKey(key) || twin != null && super.containsKey(twin);
    }

    @Override
    public @Nullable Value put(Value key, Value value) {
      Value twin = twin(key);
      return super.put(twin != null && super.containsKey(twin) ? twin : key, value);
    }

    @Override
    public void putAll(Map<? extends Value, ? extends Value> more) {
      more.forEach(this::put);
    }

    @Override
    public @Nullable Value remove(@Nullable Object key) {
      Value twin = twin(key);
      return super.remove(twin != null && super.containsKey(twin) ? twin : key);
    }
  }

  /** The elements of a set. */
  public static final class Elements extends LinkedHashSet<Value> {

    private static final long serialVersionUID = 1L;

    Elements() {}

    public Elements(Collection<? extends Value> items) {
      addAll(items);
    }

    @Override
    public boolean contains(@Nullable Object item) {
      Value twin = twin(item);
      return super.contains(item) || twin != null && super.contains(twin);
    }

    @Override
    public boolean add(Value item) {
      return !contains(item) && super.add(item);
    }

    @Override
    public boolean remove(@Nullable Object item) {
      Value twin = twin(item);
      return super.remove(twin != null && super.contains(twin) ? twin : item);
    }

    @Override
    public boolean removeAll(Collection<?> items) {
      boolean changed = false;
      for (Object item : items) {
        changed |= remove(item);
      }
      return changed;
    }

    @Override
    public boolean retainAll(Collection<?> items) {
      // What is asked must know of twins as well.
      Elements kept = new Elements();
      items.forEach(item -> kept.add((Value) item));
      return super.removeIf(item -> !kept.contains(item));
    }
  }
}
