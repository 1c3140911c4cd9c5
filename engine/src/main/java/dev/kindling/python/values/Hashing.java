package dev.kindling.python.values;

import dev.kindling.python.builtins.DictMethods;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of dicts and elements of sets: what Python refuses, and what it takes for one key. */
public final class Hashing {

  private Hashing() {}

  /**
   * Puts an entry into the dict.
   *
   * @throws PythonError as Python's {@code TypeError} where the key can be changed
   */
  public static void put(Container.DictValue dict, Value key, Value value, Site site) {
    check(key, site);
    Value.Unknown unknown = unknown(key);
    if (unknown != null) {
      dict.spoil(unknown.withMaybe(Reach.holds(value) ? List.of(value) : List.of()));
      return;
    }
    Value.Unknown twins = twins(dict.seen().keySet(), key, site);
    if (twins != null) {
      dict.spoil(twins.withMaybe(Reach.holds(value) ? List.of(value) : List.of()));
    }
    dict.entries().put(canonical(dict.seen().keySet(), key), value);
    if (key instanceof Instance i && isPlain(i)) {
      dict.spoil(new Value.Unknown("a key of a class derived from `str` is not followed", site));
    }
  }

  /** The elements as a set. */
  public static Container.SetValue set(List<Value> items, Site site) {
    return set(items, false, site);
  }

  public static Container.SetValue set(List<Value> items, boolean frozen, Site site) {
    items.forEach(item -> check(item, site));
    Container.SetValue set =
        new Container.SetValue(items.stream().map(item -> canonical(items, item)).toList(), frozen);
    if (items.stream().anyMatch(item -> item instanceof Instance i && isPlain(i))) {
      set.spoil(new Value.Unknown("a key of a class derived from `str` is not followed", site));
    }
    for (Value item : items) {
      Value.Unknown twins = twins(items, item, site);
      if (twins != null) {
        set.spoil(twins);
        break;
      }
    }
    for (Value item : items) {
      Value.Unknown unknown = unknown(item);
      if (unknown != null) {
        // It may equal another element, or not.
        set.spoil(unknown);
      }
    }
    return set;
  }

  /**
   * Why it is not known whether the key is one of those, since its class says what it equals; null
   * where that is known.
   */
  public static Value.@Nullable Unknown twins(Collection<Value> keys, Value key, Site site) {
    return ofOwnEquality(key) && keys.stream().anyMatch(other -> same(other, key).isEmpty())
        ? new Value.Unknown("which keys are equal is said by their class, and not followed", site)
        : null;
  }

  /** That of the keys which equals the key, as two objects of a data class do; itself if none. */
  public static Value canonical(Collection<Value> keys, Value key) {
    return ofOwnEquality(key)
        ? keys.stream().filter(other -> same(other, key).orElse(false)).findFirst().orElse(key)
        : key;
  }

  /** Whether the two are one key, of which the second says itself what it equals. */
  private static Optional<Boolean> same(Value other, Value key) {
    if (other == key) {
      return Optional.of(true);
    }
    List<Value> parts = parts(key);
    List<Value> others = parts(other);
    boolean plain = isPlain(other);
    if (parts == null || others == null && !plain) {
      return Optional.empty();
    }
    return Optional.of(
        others != null
            && ((Instance) other).type() == ((Instance) key).type()
            && parts.equals(others));
  }

  /** What an object of a data class is compared by; null where that is not followed. */
  private static @Nullable List<Value> parts(Value key) {
    if (!(key instanceof Instance i)
        || i.type().dataClass() == null
        || !i.type().dataClass().eq()
        || i.type().find("__eq__") != null) {
      return null;
    }
    List<Value> parts = DataClass.compared(i);
    return parts != null && parts.stream().allMatch(Hashing::isPlain) ? parts : null;
  }

  private static boolean isPlain(Value value) {
    return value instanceof Text
        || value instanceof Value.Int
        || value instanceof Value.Singleton
        || value instanceof Value.Tuple t && t.items().stream().allMatch(Hashing::isPlain);
  }

  private static boolean ofOwnEquality(Value key) {
    return key instanceof Value.Tuple t && t.items().stream().anyMatch(Hashing::ofOwnEquality)
        || key instanceof Instance i
            && i.plain() == i
            && (i.type().find("__eq__") != null || i.type().dataClass() != null);
  }

  /** What of a key is not known; null where all of it is. */
  public static Value.@Nullable Unknown unknown(Value key) {
    if (key instanceof Value.Tuple tuple) {
      for (Value item : tuple.items()) {
        Value.Unknown unknown = unknown(item);
        if (unknown != null) {
          return unknown;
        }
      }
    }
    return key instanceof Value.Unknown unknown ? unknown : null;
  }

  /** Whether Python takes the value for a key. */
  public static void check(Value key, Site site) {
    boolean frozen = key instanceof Container.SetValue s && s.frozen();
    if (key instanceof Value.Tuple tuple) {
      tuple.items().forEach(item -> check(item, site));
    } else if (key instanceof Instance i && isUnhashable(i.type())) {
      throw PythonError.of("TypeError", Names.kind(key) + " cannot be a key", site);
    } else if (!frozen && key instanceof Container container && container.spoiled() == null) {
      throw PythonError.of("TypeError", Names.kind(key) + " cannot be a key", site);
    }
  }

  /** Whether the object is, as a key, the text or number that its class derives from. */
  static boolean isPlain(Instance instance) {
    Value plain = instance.plain();
    return plain != instance
        && !(plain instanceof Container)
        && instance.type().find("__eq__") == null
        && instance.type().find("__hash__") == null;
  }

  /** A class that says what is equal and not by what it is hashed has no hash. */
  private static boolean isUnhashable(ClassValue type) {
    for (Value ancestor : type.ancestry()) {
      if (!(ancestor instanceof ClassValue k)) {
        return false;
      }
      Value hash = k.attributes().get("__hash__");
      DataClass data = k.ownData();
      if (hash != null) {
        return hash == Value.Singleton.NONE;
      } else if (k.attributes().containsKey("__eq__")) {
        return true;
      } else if (data != null && data.eq()) {
        return !data.hashed();
      }
    }
    return false;
  }

  /** Whether a key may equal another in a way that is not followed. */
  public static boolean doubtful(Collection<Value> keys) {
    return keys.stream().anyMatch(Hashing::doubtful);
  }

  private static boolean doubtful(Value key) {
    return key instanceof Value.Unknown
        || key instanceof Value.Opaque
        || key instanceof FunctionValue f && f.unfollowed()
        || key instanceof Value.Tuple t && doubtful(t.items())
        || key instanceof Instance i
            && i.plain() == i
            && (i.type().find("__eq__") != null
                || i.type().dataClass() != null
                || i.type().foreignBase() != null);
  }

  /** Python's {@code KeyError}; an unknown value where the key may be there all the same. */
  public static Value missing(Container.DictValue dict, Value key, Site site) {
    if (doubtful(key) || doubtful(dict.entries().keySet())) {
      return new Value.Unknown("whether there is such a key is not known", site);
    }
    throw DictMethods.missing(key, site);
  }
}
