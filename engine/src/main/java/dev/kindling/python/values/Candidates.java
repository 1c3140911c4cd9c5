package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an unknown value may be, each once. Objects are told apart by identity, functions and their
 * methods by their code: a function that a loop defines anew in every round counts once.
 */
final class Candidates {

  private final Set<Key> keys = new HashSet<>();
  private final List<Value> others = new ArrayList<>();

  Candidates(Collection<Value> values) {
    values.forEach(this::add);
  }

  /** Whether it was not there. */
  boolean add(Value value) {
    Key key = key(value);
    if (key != null) {
      return keys.add(key);
    } else if (has(value)) {
      return false;
    }
    return others.add(value);
  }

  boolean has(Value value) {
    Key key = key(value);
    return key != null
        ? keys.contains(key)
        : others.stream().anyMatch(other -> Join.same(other, value));
  }

  /** Null for a value that is what it holds. */
  private static @Nullable Key key(Value value) {
    if (value instanceof FunctionValue f) {
      return new Key(f.code(), null);
    } else if (value instanceof BoundMethod b && b.function() instanceof FunctionValue f) {
      return new Key(f.code(), b.self());
    } else if (value instanceof Instance
        || value instanceof ClassValue
        || value instanceof ModuleValue
        || value instanceof Crowd
        || value instanceof Mutable) {
      return new Key(value, null);
    }
    return null;
  }

  private record Key(Object one, @Nullable Object other) {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Key k && k.one == one && k.other == other;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(one) + System.identityHashCode(other);
    }
  }
}
