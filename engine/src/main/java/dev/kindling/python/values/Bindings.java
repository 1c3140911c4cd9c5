package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names with their values: those of a module, a function that runs, a class or an object. */
public final class Bindings extends AbstractMap<String, Value> implements Mutable {

  private final long born = Journal.tick();
  private final LinkedHashMap<String, Value> names = new LinkedHashMap<>();
  private Value.@Nullable Unknown rest;

  private record Content(Map<String, Value> names, Value.@Nullable Unknown rest) {}

  /** Why there may be other names as well; null where there are none. */
  public Value.@Nullable Unknown rest() {
    return rest;
  }

  @Override
  public @Nullable Value get(@Nullable Object name) {
    Journal.looks(this, name);
    return names.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    Journal.looks(this, name);
    return names.containsKey(name);
  }

  /** Names that hold something else than in that snapshot. */
  public List<String> changedSince(Object snapshot) {
    Map<String, Value> before = ((Content) snapshot).names;
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(names.keySet());
    all.removeIf(name -> Join.same(before.get(name), names.get(name)));
    return List.copyOf(all);
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public @Nullable Value put(String name, Value value) {
    Journal.touch(this);
    return names.put(name, value);
  }

  @Override
  public @Nullable Value remove(@Nullable Object name) {
    Journal.touch(this);
    return names.remove(name);
  }

  /** Entries can be changed: who asks for them counts as who changes them. */
  @Override
  public Set<Entry<String, Value>> entrySet() {
    Journal.touch(this);
    return names.entrySet();
  }

  /** What is bound, for looking only. */
  public Map<String, Value> seen() {
    return names;
  }

  @Override
  public long born() {
    return born;
  }

  @Override
  public Object content() {
    return new Content(new LinkedHashMap<>(names), rest);
  }

  @Override
  public void content(Object snapshot) {
    names.clear();
    names.putAll(((Content) snapshot).names);
    rest = ((Content) snapshot).rest;
  }

  @Override
  public boolean same(Object one, Object other) {
    Map<String, Value> a = ((Content) one).names;
    Map<String, Value> b = ((Content) other).names;
    return Join.same(((Content) one).rest, ((Content) other).rest)
        && a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(entry -> Join.same(entry.getValue(), b.get(entry.getKey())));
  }

  /** A name that only one of the two binds may be missing. */
  @Override
  public Object joined(Object one, Object other, Join join) {
    Map<String, Value> a = ((Content) one).names;
    Map<String, Value> b = ((Content) other).names;
    Map<String, Value> result = new LinkedHashMap<>();
    a.forEach((name, value) -> result.put(name, join.maybe(name, value, b.get(name))));
    b.forEach((name, value) -> result.computeIfAbsent(name, n -> join.maybe(n, null, value)));
    Value.Unknown more = ((Content) one).rest;
    return new Content(result, more != null ? more : ((Content) other).rest);
  }

  @Override
  public void forget(Value.Unknown reason) {
    Journal.touch(this);
    names.replaceAll((name, value) -> reason);
    rest = reason;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
