package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists. */
public final class ListMethods {

  private ListMethods() {}

  static @Nullable Value call(Container.ListValue self, String method, Arguments arguments) {
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
          return ContainerMethods.spoil(self, first, arguments.site());
        }
        return Value.Singleton.NONE;
      }
      case "pop" -> {
        if (first != null && !(first instanceof Value.Int)) {
          return ContainerMethods.forget(self, first, arguments.site());
        }
        if (first instanceof Value.Int i && i.value().bitLength() > 30) {
          throw PythonError.of("IndexError", "pop index out of range", arguments.site());
        }
        int at = first instanceof Value.Int i ? i.value().intValue() : -1;
        at = at < 0 ? at + items.size() : at;
        if (at < 0 || at >= items.size()) {
          throw PythonError.of("IndexError", "pop index out of range", arguments.site());
        }
        return items.remove(at);
      }
      case "remove" -> {
        Value at = ContainerMethods.find(items, "index", arguments);
        if (at instanceof Value.Int i) {
          items.remove(i.value().intValue());
        } else if (first != null) {
          return ContainerMethods.spoil(self, first, arguments.site());
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
          return ContainerMethods.spoil(
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
        return ContainerMethods.find(items, method, arguments);
      }
    }
  }

  private static int position(Value.Int index, int size) {
    int at =
        index.value().bitLength() > 30 ? index.value().signum() * size : index.value().intValue();
    return Math.max(0, Math.min(size, at < 0 ? at + size : at));
  }

  public static Value extend(Container.ListValue self, Value more, Arguments arguments) {
    List<Value> items = Iteration.items(more, arguments.site());
    if (items == null || self.items().size() + items.size() > Budget.MAX_SIZE) {
      return ContainerMethods.spoil(self, more, arguments.site());
    }
    arguments.interpreter().budget().steps(items.size());
    self.items().addAll(items);
    return Value.Singleton.NONE;
  }
}
