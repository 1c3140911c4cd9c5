package dev.kindling.python;

import java.util.List;

/** Keys of dicts and elements of sets: what Python refuses, and what it takes for one key. */
final class Hashing {

  private Hashing() {}

  /**
   * Puts an entry into the dict.
   *
   * @throws PythonError as Python's {@code TypeError} where the key can be changed
   */
  static void put(Container.DictValue dict, Value key, Value value, Site site) {
    check(key, site);
    if (number(key)
        && dict.entries().keySet().stream()
            .anyMatch(other -> number(other) && other.getClass() != key.getClass())) {
      dict.spoil(new Value.Unknown("numbers of several types are keys of one dict", site));
    }
    dict.entries().put(key, value);
  }

  /** The elements as a set. */
  static Container.SetValue set(List<Value> items, Site site) {
    items.forEach(item -> check(item, site));
    return new Container.SetValue(items);
  }

  private static void check(Value key, Site site) {
    if (key instanceof Container container && container.spoiled() == null) {
      throw PythonError.of("TypeError", Names.kind(key) + " cannot be a key", site);
    }
  }

  private static boolean number(Value key) {
    return key == Value.Singleton.TRUE
        || key == Value.Singleton.FALSE
        || key instanceof Value.Real
        || key instanceof Value.Int;
  }
}
