package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of lists, tuples, dicts and sets. */
final class ContainerMethods {

  private static final Set<String> LIST =
      Set.of(
          "append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "sort",
          "copy", "clear");
  private static final Set<String> TUPLE = Set.of("index", "count");
  private static final Set<String> DICT =
      Set.of(
          "get",
          "items",
          "keys",
          "values",
          "update",
          "pop",
          "popitem",
          "setdefault",
          "copy",
          "clear");
  private static final Set<String> SET =
      Set.of(
          "add",
          "update",
          "discard",
          "remove",
          "union",
          "intersection",
          "difference",
          "symmetric_difference",
          "issubset",
          "issuperset",
          "isdisjoint",
          "copy",
          "clear",
          "pop");

  /** Methods that change the container. */
  static final Set<String> CHANGING =
      Set.of(
          "append",
          "extend",
          "insert",
          "pop",
          "remove",
          "reverse",
          "sort",
          "clear",
          "update",
          "popitem",
          "setdefault",
          "add",
          "discard",
          "__setitem__",
          "__delitem__");

  private ContainerMethods() {}

  static boolean has(Value self, String method) {
    Set<String> names =
        self instanceof Container.ListValue
            ? LIST
            : self instanceof Container.DictValue
                ? DICT
                : self instanceof Container.SetValue ? SET : TUPLE;
    return names.contains(method);
  }

  /** The result; null where it is not known. */
  static @Nullable Value call(Value self, String method, Arguments arguments) {
    if (self instanceof Container c && c.spoiled() != null) {
      return c.spoiled();
    } else if (self instanceof Container.ListValue l) {
      return list(l, method, arguments);
    } else if (self instanceof Container.DictValue d) {
      return dict(d, method, arguments);
    } else if (self instanceof Container.SetValue s) {
      return set(s, method, arguments);
    }
    return find(((Value.Tuple) self).items(), method, arguments);
  }

  /** An unknown argument makes what it is put into unknown as a whole. */
  private static Value spoil(Container self, Value because, Site site) {
    self.spoil(Iteration.unknown(because, site));
    return Value.Singleton.NONE;
  }

  private static @Nullable Value find(List<Value> items, String method, Arguments arguments) {
    Value wanted = arguments.get(0);
    if (wanted == null) {
      return null;
    }
    long count = 0;
    for (int i = 0; i < items.size(); i++) {
      Optional<Boolean> equal = Comparisons.equal(items.get(i), wanted, 0);
      if (equal.isEmpty()) {
        return null;
      } else if (equal.get() && method.equals("index")) {
        return Value.of(i);
      }
      count += equal.get() ? 1 : 0;
    }
    if (method.equals("count")) {
      return Value.of(count);
    }
    throw PythonError.of("ValueError", "the value is not in the list", arguments.site());
  }

  private static @Nullable Value list(
      Container.ListValue self, String method, Arguments arguments) {
    List<Value> items = self.items();
    Value first = arguments.get(0);
    switch (method) {
      case "append" -> {
        if (first != null) {
          items.add(first);
        }
        return Value.Singleton.NONE;
      }
      case "extend" -> {
        return first == null ? null : extend(self, first, arguments);
      }
      case "insert" -> {
        Value element = arguments.get(1);
        if (first instanceof Value.Int i && element != null) {
          items.add(position(i, items.size()), element);
        } else if (first != null) {
          return spoil(self, first, arguments.site());
        }
        return Value.Singleton.NONE;
      }
      case "pop" -> {
        if (first != null && !(first instanceof Value.Int)) {
          return spoil(self, first, arguments.site());
        }
        int at = first instanceof Value.Int i ? i.value().intValue() : -1;
        at = at < 0 ? at + items.size() : at;
        if (at < 0 || at >= items.size()) {
          throw PythonError.of("IndexError", "pop index out of range", arguments.site());
        }
        return items.remove(at);
      }
      case "remove" -> {
        Value at = find(items, "index", arguments);
        if (at instanceof Value.Int i) {
          items.remove(i.value().intValue());
        } else if (first != null) {
          return spoil(self, first, arguments.site());
        }
        return Value.Singleton.NONE;
      }
      case "reverse" -> {
        List<Value> copy = List.copyOf(items);
        for (int i = 0; i < copy.size(); i++) {
          items.set(copy.size() - 1 - i, copy.get(i));
        }
        return Value.Singleton.NONE;
      }
      case "sort" -> {
        List<Value> sorted = Sorting.sorted(List.copyOf(items), arguments);
        if (sorted == null) {
          return spoil(
              self, arguments.unknown("the order of the list is not known"), arguments.site());
        }
        items.clear();
        items.addAll(sorted);
        return Value.Singleton.NONE;
      }
      case "copy" -> {
        return new Container.ListValue(items);
      }
      case "clear" -> {
        items.clear();
        return Value.Singleton.NONE;
      }
      default -> {
        return find(items, method, arguments);
      }
    }
  }

  private static int position(Value.Int index, int size) {
    int at =
        index.value().bitLength() > 30 ? index.value().signum() * size : index.value().intValue();
    return Math.max(0, Math.min(size, at < 0 ? at + size : at));
  }

  static Value extend(Container.ListValue self, Value more, Arguments arguments) {
    List<Value> items = Iteration.items(more, arguments.site());
    if (items == null || self.items().size() + items.size() > Budget.MAX_SIZE) {
      return spoil(self, more, arguments.site());
    }
    arguments.interpreter().budget().steps(items.size());
    self.items().addAll(items);
    return Value.Singleton.NONE;
  }

  private static @Nullable Value dict(
      Container.DictValue self, String method, Arguments arguments) {
    Map<Value, Value> entries = self.entries();
    Value key = arguments.get(0, "key");
    Value standard = arguments.get(1, "default");
    switch (method) {
      case "items" -> {
        List<Value> pairs = new ArrayList<>(entries.size());
        entries.forEach((k, v) -> pairs.add(new Value.Tuple(List.of(k, v))));
        return new Container.ListValue(pairs);
      }
      case "keys" -> {
        return new Container.ListValue(List.copyOf(entries.keySet()));
      }
      case "values" -> {
        return new Container.ListValue(List.copyOf(entries.values()));
      }
      case "copy" -> {
        Container.DictValue copy = new Container.DictValue();
        copy.entries().putAll(entries);
        return copy;
      }
      case "clear" -> {
        entries.clear();
        return Value.Singleton.NONE;
      }
      case "update" -> {
        return update(self, arguments);
      }
      case "popitem" -> {
        if (entries.isEmpty()) {
          throw PythonError.of("KeyError", "popitem(): dictionary is empty", arguments.site());
        }
        Value last = List.copyOf(entries.keySet()).get(entries.size() - 1);
        return new Value.Tuple(List.of(last, entries.remove(last)));
      }
      default -> {
        if (key == null) {
          return null;
        } else if (key instanceof Value.Unknown && !method.equals("get")) {
          return spoil(self, key, arguments.site());
        } else if (key instanceof Value.Unknown) {
          return key;
        } else if (entries.containsKey(key)) {
          return method.equals("pop") ? entries.remove(key) : entries.get(key);
        } else if (method.equals("setdefault")) {
          Value value = standard == null ? Value.Singleton.NONE : standard;
          entries.put(key, value);
          return value;
        } else if (standard != null || method.equals("get")) {
          return standard == null ? Value.Singleton.NONE : standard;
        }
        throw PythonError.of("KeyError", keyText(key), arguments.site());
      }
    }
  }

  static String keyText(Value key) {
    String text = Representation.of(key);
    return text == null ? Names.kind(key) : text;
  }

  static Value update(Container.DictValue self, Arguments arguments) {
    Value more = arguments.get(0);
    if (more instanceof Container.DictValue d && d.spoiled() == null) {
      self.entries().putAll(d.entries());
    } else if (more != null && !(more instanceof Container.DictValue)) {
      List<Value> pairs = Iteration.items(more, arguments.site());
      if (pairs == null) {
        return spoil(self, more, arguments.site());
      }
      for (Value pair : pairs) {
        List<Value> parts = Iteration.items(pair, arguments.site());
        if (parts == null || parts.size() != 2) {
          return spoil(self, pair, arguments.site());
        }
        self.entries().put(parts.get(0), parts.get(1));
      }
    } else if (more != null) {
      return spoil(self, more, arguments.site());
    }
    arguments.named().forEach((name, value) -> self.entries().put(Value.of(name), value));
    return Value.Singleton.NONE;
  }

  private static @Nullable Value set(Container.SetValue self, String method, Arguments arguments) {
    Set<Value> items = self.items();
    Value first = arguments.get(0);
    if (first instanceof Value.Unknown && CHANGING.contains(method)) {
      return spoil(self, first, arguments.site());
    }
    switch (method) {
      case "add" -> {
        if (first != null) {
          items.add(first);
        }
        return Value.Singleton.NONE;
      }
      case "discard" -> {
        items.remove(first);
        return Value.Singleton.NONE;
      }
      case "remove" -> {
        if (first != null && !items.remove(first)) {
          throw PythonError.of("KeyError", keyText(first), arguments.site());
        }
        return Value.Singleton.NONE;
      }
      case "clear" -> {
        items.clear();
        return Value.Singleton.NONE;
      }
      case "copy" -> {
        return new Container.SetValue(items);
      }
      case "pop" -> {
        return items.size() == 1 ? items.iterator().next() : null;
      }
      default -> {
        return combine(self, method, arguments);
      }
    }
  }

  private static @Nullable Value combine(
      Container.SetValue self, String method, Arguments arguments) {
    Container.SetValue result =
        method.equals("update") ? self : new Container.SetValue(self.items());
    for (Value argument : arguments.positional()) {
      List<Value> other = Iteration.items(argument, arguments.site());
      if (other == null) {
        return method.equals("update") ? spoil(self, argument, arguments.site()) : null;
      }
      switch (method) {
        case "update", "union" -> result.items().addAll(other);
        case "intersection" -> result.items().retainAll(Set.copyOf(other));
        case "difference" -> other.forEach(result.items()::remove);
        case "issubset" -> {
          return Value.of(other.containsAll(self.items()));
        }
        case "issuperset" -> {
          return Value.of(self.items().containsAll(other));
        }
        case "isdisjoint" -> {
          return Value.of(other.stream().noneMatch(self.items()::contains));
        }
        default -> {
          return null;
        }
      }
    }
    return method.equals("update") ? Value.Singleton.NONE : result;
  }
}
