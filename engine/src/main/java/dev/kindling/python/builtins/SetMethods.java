package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Operators;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.Keys;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of sets. */
public final class SetMethods {

  private SetMethods() {}

  public static @Nullable Value call(Container.SetValue self, String method, Arguments arguments) {
    Set<Value> items = self.items();
    Value first = arguments.get(0);
    if (first instanceof Value.Unknown && ContainerMethods.CHANGING.contains(method)) {
      if (method.equals("discard") || method.equals("remove")) {
        ContainerMethods.forget(self, first, arguments.site());
        return Value.Singleton.NONE;
      }
      return ContainerMethods.spoil(self, first, arguments.site());
    }
    switch (method) {
      case "add" -> {
        if (first != null) {
          Hashing.check(first, arguments.site());
          Value.Unknown twins = Hashing.twins(self.seen(), first, arguments.site());
          if (twins != null) {
            self.spoil(twins);
          }
          items.add(Hashing.canonical(self.seen(), first));
        }
        return Value.Singleton.NONE;
      }
      case "discard" -> {
        items.remove(first);
        return Value.Singleton.NONE;
      }
      case "remove" -> {
        if (first != null && !items.remove(first)) {
          throw DictMethods.missing(first, arguments.site());
        }
        return Value.Singleton.NONE;
      }
      case "clear" -> {
        items.clear();
        return Value.Singleton.NONE;
      }
      case "copy" -> {
        return new Container.SetValue(items, self.frozen());
      }
      case "pop" -> {
        return pop(self, arguments);
      }
      default -> {
        return combine(self, method, arguments);
      }
    }
  }

  /** Which element goes is known where there is but one. */
  private static Value pop(Container.SetValue self, Arguments arguments) {
    if (self.items().isEmpty()) {
      throw PythonError.of("KeyError", "pop from an empty set", arguments.site());
    } else if (self.items().size() == 1) {
      Value only = self.items().iterator().next();
      self.items().clear();
      return only;
    }
    Value.Unknown unknown = arguments.unknown("which element `pop` takes is not known");
    self.forget(unknown);
    return unknown;
  }

  private static @Nullable Value combine(
      Container.SetValue self, String method, Arguments arguments) {
    boolean changes = method.endsWith("update");
    Container.SetValue result =
        changes ? self : new Container.SetValue(self.items(), self.frozen());
    for (Value argument : arguments.positional()) {
      List<Value> other = Iteration.elements(argument, arguments.interpreter(), arguments.site());
      if (other == null || other.stream().anyMatch(item -> Hashing.unknown(item) != null)) {
        return changes ? ContainerMethods.spoil(self, argument, arguments.site()) : null;
      }
      other.forEach(item -> Hashing.check(item, arguments.site()));
      Keys.Elements elements = new Keys.Elements(other);
      switch (method) {
        case "update", "union" -> result.items().addAll(elements);
        case "intersection", "intersection_update" -> {
          List<Value> both =
              argument instanceof Container.SetValue
                  ? Operators.common(result.items(), elements)
                  : elements.stream().filter(result.items()::contains).toList();
          result.items().clear();
          result.items().addAll(both);
        }
        case "difference", "difference_update" -> result.items().removeAll(elements);
        case "symmetric_difference", "symmetric_difference_update" -> {
          Keys.Elements both = new Keys.Elements(result.items());
          both.retainAll(elements);
          result.items().addAll(elements);
          result.items().removeAll(both);
        }
        case "issubset" -> {
          return Value.of(elements.containsAll(self.items()));
        }
        case "issuperset" -> {
          return Value.of(self.items().containsAll(elements));
        }
        case "isdisjoint" -> {
          return Value.of(elements.stream().noneMatch(self.items()::contains));
        }
        default -> {
          return null;
        }
      }
    }
    return changes ? Value.Singleton.NONE : result;
  }
}
