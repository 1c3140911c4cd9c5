package dev.kindling.python.values;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names with their values as the entries of a dict, which write through. */
final class NamesView extends AbstractMap<Value, Value> {

  private final Map<String, Value> names;

  NamesView(Map<String, Value> names) {
    this.names = names;
  }

  @Override
  public @Nullable Value put(Value key, Value value) {
    return names.put(name(key), value);
  }

  @Override
  public @Nullable Value get(@Nullable Object key) {
    return key instanceof Text text ? names.get(text.value()) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof Text text && names.containsKey(text.value());
  }

  @Override
  public @Nullable Value remove(@Nullable Object key) {
    return key instanceof Text text ? names.remove(text.value()) : null;
  }

  /** A name that is not known stands for none: it is never looked up. */
  private static String name(Value key) {
    return key instanceof Text text ? text.value() : "";
  }

  @Override
  public Set<Entry<Value, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Value, Value>> iterator() {
        Iterator<Entry<String, Value>> inner = names.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return inner.hasNext();
          }

          @Override
          public Entry<Value, Value> next() {
            Entry<String, Value> entry = inner.next();
            return new SimpleImmutableEntry<>(Value.of(entry.getKey()), entry.getValue());
          }

          @Override
          public void remove() {
            inner.remove();
          }
        };
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }
}
