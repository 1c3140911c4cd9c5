package dev.kindling.python;

import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the worker in Python shows them: sets sorted, functions and classes by their names. */
public final class Shown {

  private Shown() {}

  /** The text; null where it is not known. */
  public static @Nullable String of(Value value) {
    if (value instanceof Container c && c.spoiled() != null) {
      return null;
    } else if (value instanceof Container.SetValue s) {
      List<String> parts = parts(s.items());
      return parts == null
          ? null
          : Names.type(s) + "{" + parts.stream().sorted().collect(Collectors.joining(", ")) + "}";
    } else if (value instanceof Container.ListValue l && Names.type(l).equals("list")) {
      return joined("[", l.items(), "]");
    } else if (value instanceof Value.Tuple t) {
      return joined("(", t.items(), ")");
    } else if (value instanceof Container.DictValue d && Names.type(d).equals("dict")) {
      List<String> keys = parts(d.entries().keySet());
      List<String> values = parts(d.entries().values());
      if (keys == null || values == null) {
        return null;
      }
      StringBuilder result = new StringBuilder("{");
      for (int i = 0; i < keys.size(); i++) {
        result.append(i == 0 ? "" : ", ").append(keys.get(i)).append(": ").append(values.get(i));
      }
      return result.append('}').toString();
    } else if (value instanceof FunctionValue f) {
      return f.unfollowed() ? null : "function " + f.name();
    } else if (value instanceof ClassValue k) {
      return "class " + k.name();
    } else if (value instanceof NativeFunction f && f.type()) {
      return "class " + f.name().substring(f.name().lastIndexOf('.') + 1);
    } else if (value instanceof ModuleValue m) {
      return "module " + m.name();
    }
    return Representation.of(value);
  }

  private static @Nullable String joined(String open, List<Value> items, String close) {
    List<String> parts = parts(items);
    return parts == null ? null : open + String.join(", ", parts) + close;
  }

  private static @Nullable List<String> parts(Iterable<Value> items) {
    List<String> result = new ArrayList<>();
    for (Value item : items) {
      String part = of(item);
      if (part == null) {
        return null;
      }
      result.add(part);
    }
    return result;
  }
}
