package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dicts. */
final class DictMethods {

  private DictMethods() {}

  static @Nullable Value call(Container.DictValue self, String method, Arguments arguments) {
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
          return ContainerMethods.spoil(self, key, arguments.site());
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
        return ContainerMethods.spoil(self, more, arguments.site());
      }
      for (Value pair : pairs) {
        List<Value> parts = Iteration.items(pair, arguments.site());
        if (parts == null || parts.size() != 2) {
          return ContainerMethods.spoil(self, pair, arguments.site());
        }
        if (parts.get(0) instanceof Value.Unknown unknown) {
          self.spoil(unknown);
        }
        self.entries().put(parts.get(0), parts.get(1));
      }
    } else if (more != null) {
      return ContainerMethods.spoil(self, more, arguments.site());
    }
    arguments.named().forEach((name, value) -> self.entries().put(Value.of(name), value));
    return Value.Singleton.NONE;
  }
}
