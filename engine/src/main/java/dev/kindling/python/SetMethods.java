package dev.kindling.python;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of sets. */
final class SetMethods {

  private SetMethods() {}

  static @Nullable Value call(Container.SetValue self, String method, Arguments arguments) {
    Set<Value> items = self.items();
    Value first = arguments.get(0);
    if (first instanceof Value.Unknown && ContainerMethods.CHANGING.contains(method)) {
      return ContainerMethods.spoil(self, first, arguments.site());
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
          throw PythonError.of("KeyError", DictMethods.keyText(first), arguments.site());
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
        return method.equals("update")
            ? ContainerMethods.spoil(self, argument, arguments.site())
            : null;
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
