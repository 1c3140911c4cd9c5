package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Subscripts;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DictView;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of dicts. */
public final class DictMethods {

  private DictMethods() {}

  static @Nullable Value call(Container.DictValue self, String method, Arguments arguments) {
    Map<Value, Value> entries = self.entries();
    Value key = arguments.get(0, "key");
    Value standard = arguments.get(1, "default");
    switch (method) {
      case "items", "keys", "values" -> {
        return new DictView(self, method);
      }
      case "copy" -> {
        Container.DictValue copy = new Container.DictValue(self.kind(), self.factory());
        copy.entries().putAll(entries);
        return copy;
      }
      case "fromkeys" -> {
        return IterableFunctions.fromKeys(arguments, self.typeName());
      }
      case "move_to_end" -> {
        return moved(self, arguments);
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
        Value order = arguments.get(0, "last");
        Optional<Boolean> fromEnd = order == null ? Optional.of(true) : Truth.of(order);
        if (fromEnd.isEmpty()) {
          return ContainerMethods.forget(self, order, arguments.site());
        }
        List<Value> keys = List.copyOf(entries.keySet());
        Value last = keys.get(fromEnd.get() ? keys.size() - 1 : 0);
        return new Value.Tuple(List.of(last, entries.remove(last)));
      }
      default -> {
        if (key == null) {
          return null;
        } else if (key instanceof Value.Unknown && !method.equals("get")) {
          return ContainerMethods.forget(self, key, arguments.site());
        } else if (key instanceof Value.Unknown unknown) {
          Value.Unknown found = Subscripts.anyElement(self, unknown);
          return standard == null || !Reach.holds(standard)
              ? found
              : found.withMaybe(List.of(standard));
        }
        Hashing.check(key, arguments.site());
        if (entries.containsKey(key)) {
          return method.equals("pop") ? entries.remove(key) : entries.get(key);
        } else if (Hashing.doubtful(entries.keySet()) || Hashing.doubtful(List.of(key))) {
          Value.Unknown unknown = arguments.unknown("whether there is such a key is not known");
          if (!method.equals("get")) {
            self.forget(unknown);
          }
          return unknown;
        } else if (method.equals("setdefault")) {
          Value value = standard == null ? Value.Singleton.NONE : standard;
          entries.put(key, value);
          return value;
        } else if (standard != null || method.equals("get")) {
          return standard == null ? Value.Singleton.NONE : standard;
        }
        throw missing(key, arguments.site());
      }
    }
  }

  /** {@code OrderedDict.move_to_end}. */
  private static Value moved(Container.DictValue self, Arguments call) {
    Value key = call.get(0, "key");
    Value order = call.get(1, "last");
    Optional<Boolean> toEnd = order == null ? Optional.of(true) : Truth.of(order);
    if (key == null || key instanceof Value.Unknown || toEnd.isEmpty()) {
      return ContainerMethods.spoil(self, call.unknown("the key is not known"), call.site());
    } else if (!self.entries().containsKey(key)) {
      throw missing(key, call.site());
    }
    Value value = self.entries().remove(key);
    if (toEnd.get()) {
      self.entries().put(key, value);
    } else {
      Map<Value, Value> rest = new LinkedHashMap<>(self.entries());
      self.entries().clear();
      self.entries().put(key, value);
      self.entries().putAll(rest);
    }
    return Value.Singleton.NONE;
  }

  /** Python's {@code KeyError}, which holds the key. */
  public static PythonError missing(Value key, Site site) {
    return new PythonError(
        new Raised(new Value.Opaque("KeyError"), List.of(key)), keyText(key), site);
  }

  static String keyText(Value key) {
    String text = Representation.of(key);
    return text == null ? Names.kind(key) : text;
  }

  public static Value update(Container.DictValue self, Arguments arguments) {
    Value more = arguments.get(0);
    if (more != null && more.plain() instanceof Container.DictValue d && d.spoiled() == null) {
      self.entries().putAll(d.seen());
    } else if (more instanceof NativeValue mapping && mapping.attribute("keys") != null) {
      List<Value> keys = mapping.iterate();
      if (keys == null) {
        return ContainerMethods.spoil(self, more, arguments.site());
      }
      for (Value key : keys) {
        Value content = mapping.element(key, arguments.site());
        self.entries()
            .put(key, content == null ? arguments.unknown("an entry is not known") : content);
      }
    } else if (more != null && !(more instanceof Container.DictValue)) {
      List<Value> pairs = Iteration.items(more, arguments.site());
      if (pairs == null) {
        return ContainerMethods.spoil(self, more, arguments.site());
      }
      for (Value pair : pairs) {
        List<Value> parts = Iteration.items(pair, arguments.site());
        if (parts == null || parts.size() != 2) {
          return ContainerMethods.spoil(self, pair, arguments.site());
        }
        if (parts.get(0) instanceof Value.Unknown unknown) {
          self.forget(unknown);
          continue;
        }
        Hashing.check(parts.get(0), arguments.site());
        self.entries().put(parts.get(0), parts.get(1));
      }
    } else if (more != null) {
      return ContainerMethods.spoil(self, more, arguments.site());
    }
    arguments.named().forEach((name, value) -> self.entries().put(Value.of(name), value));
    return Value.Singleton.NONE;
  }
}
