package dev.kindling.python;

import java.util.List;
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
      return ListMethods.call(l, method, arguments);
    } else if (self instanceof Container.DictValue d) {
      return DictMethods.call(d, method, arguments);
    } else if (self instanceof Container.SetValue s) {
      return SetMethods.call(s, method, arguments);
    }
    return find(((Value.Tuple) self).items(), method, arguments);
  }

  /** An unknown argument makes what it is put into unknown as a whole. */
  static Value spoil(Container self, Value because, Site site) {
    self.spoil(Iteration.unknown(because, site));
    return Value.Singleton.NONE;
  }

  static @Nullable Value find(List<Value> items, String method, Arguments arguments) {
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
}
