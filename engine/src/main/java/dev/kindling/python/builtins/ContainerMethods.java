package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.standard.Counters;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of lists, tuples, dicts and sets. */
public final class ContainerMethods {

  private static final Set<String> LIST =
      Set.of(
          "append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "sort",
          "copy", "clear");
  private static final Set<String> DEQUE = Set.of("appendleft", "popleft", "extendleft", "rotate");
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
          "clear",
          "fromkeys");
  private static final Set<String> COUNTER = Set.of("most_common", "elements", "subtract", "total");
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
          "intersection_update",
          "difference_update",
          "symmetric_difference_update",
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
          "appendleft",
          "popleft",
          "extendleft",
          "rotate",
          "move_to_end",
          "subtract",
          "intersection_update",
          "difference_update",
          "symmetric_difference_update",
          "__setitem__",
          "__delitem__");

  private static final Set<String> OF_A_SET_THAT_CAN_CHANGE =
      Set.of("add", "update", "discard", "remove", "clear", "pop");

  /** Methods that leave the container as it is. */
  private static final Set<String> READING =
      Set.of(
          "index",
          "count",
          "copy",
          "get",
          "items",
          "keys",
          "values",
          "most_common",
          "elements",
          "union",
          "intersection",
          "difference",
          "symmetric_difference",
          "issubset",
          "issuperset",
          "isdisjoint");

  private ContainerMethods() {}

  static boolean has(Value self, String method) {
    if (self instanceof Container.ListValue l) {
      return l.isDeque()
          ? DEQUE.contains(method) || LIST.contains(method) && !method.equals("sort")
          : LIST.contains(method);
    } else if (self instanceof Container.DictValue d) {
      return DICT.contains(method)
          || d.kind() == Container.DictValue.Kind.COUNTER && COUNTER.contains(method)
          || d.kind() == Container.DictValue.Kind.ORDERED && method.equals("move_to_end");
    } else if (self instanceof Container.SetValue s) {
      boolean changes = OF_A_SET_THAT_CAN_CHANGE.contains(method) || method.endsWith("_update");
      return SET.contains(method) && !(s.frozen() && changes);
    }
    return TUPLE.contains(method);
  }

  /** The result; null where it is not known. */
  public static @Nullable Value call(Value self, String method, Arguments arguments) {
    if (self instanceof Container c && c.spoiled() != null) {
      return unknown(c, method, arguments);
    } else if (self instanceof Container.ListValue l) {
      return DEQUE.contains(method) || l.isDeque() && DequeMethods.changes(method)
          ? DequeMethods.call(l, method, arguments)
          : ListMethods.call(l, method, arguments);
    } else if (self instanceof Container.DictValue d) {
      return COUNTER.contains(method)
              || d.kind() == Container.DictValue.Kind.COUNTER && method.equals("update")
          ? Counters.call(d, method, arguments)
          : DictMethods.call(d, method, arguments);
    } else if (self instanceof Container.SetValue s) {
      return SetMethods.call(s, method, arguments);
    }
    return find(((Value.Tuple) self).items(), method, arguments);
  }

  /** Of a container of which only a part is known, what is added is known. */
  private static @Nullable Value unknown(Container self, String method, Arguments arguments) {
    Value first = arguments.get(0);
    Value.Unknown spoiled = self.spoiled();
    boolean adds =
        self instanceof Container.ListValue l
                && !l.isDeque()
                && (method.equals("append") || method.equals("extend"))
            || self instanceof Container.SetValue
                && (method.equals("add") || method.equals("update"));
    if (adds && first != null && !(first instanceof Value.Unknown)) {
      return self instanceof Container.ListValue l
          ? ListMethods.call(l, method, arguments)
          : SetMethods.call((Container.SetValue) self, method, arguments);
    } else if (!READING.contains(method) && spoiled != null) {
      List<Value> given = new ArrayList<>(arguments.positional());
      given.addAll(arguments.named().values());
      List<Value> changeable = new ArrayList<>();
      given.forEach(value -> Reach.changeable(value, Long.MAX_VALUE, changeable));
      self.forget(spoiled.withMaybe(changeable));
    }
    return spoiled;
  }

  /** An unknown argument makes what it is put into unknown; what a list or set holds, it keeps. */
  static Value spoil(Container self, Value because, Site site) {
    if (self instanceof Container.DictValue) {
      self.forget(Iteration.unknown(because, site));
    } else {
      self.spoil(Iteration.unknown(because, site));
    }
    return Value.Singleton.NONE;
  }

  /** An unknown argument makes what may be taken out of it unknown as well. */
  static Value forget(Container self, Value because, Site site) {
    Value.Unknown unknown = Iteration.unknown(because, site);
    self.forget(unknown.withMaybe(self.values(self.held()).stream().filter(Reach::holds).toList()));
    return unknown;
  }

  /** {@code index} and {@code count}. */
  static @Nullable Value find(List<Value> items, String method, Arguments arguments) {
    Value wanted = arguments.get(0);
    if (wanted == null) {
      return null;
    }
    int[] bounds = {0, items.size()};
    for (int i = 1; i < arguments.positional().size(); i++) {
      if (i > 2
          || !method.equals("index")
          || !(arguments.get(i) instanceof Value.Int n)
          || n.value().bitLength() > 30) {
        return null;
      }
      int at = n.value().intValue();
      bounds[i - 1] = Math.max(0, Math.min(items.size(), at < 0 ? at + items.size() : at));
    }
    long count = 0;
    boolean known = true;
    for (int i = bounds[0]; i < bounds[1]; i++) {
      Optional<Boolean> equal =
          Comparisons.equal(items.get(i), wanted, arguments.interpreter(), arguments.site());
      if (equal.isEmpty()) {
        known = false;
      } else if (equal.get() && method.equals("index")) {
        return known ? Value.of(i) : null;
      }
      count += equal.orElse(false) ? 1 : 0;
    }
    if (!known) {
      return null;
    } else if (method.equals("count")) {
      return Value.of(count);
    }
    throw PythonError.of("ValueError", "the value is not in the list", arguments.site());
  }
}
