package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code collections.deque} does otherwise than a list. */
public final class DequeMethods {

  private DequeMethods() {}

  /** {@code collections.deque(…)}. */
  public static Value make(Arguments call) {
    Value most = call.get(1, "maxlen");
    int longest =
        most instanceof Value.Int i && i.value().signum() >= 0 && i.value().bitLength() < 31
            ? i.value().intValue()
            : Integer.MAX_VALUE;
    if (most != null && most != Value.Singleton.NONE && !(most instanceof Value.Int)) {
      return call.unknown("the length of the deque is not known");
    }
    return IterableFunctions.collect(call, items -> Container.ListValue.deque(items, longest));
  }

  /** Whether a method that lists have as well must heed the longest length. */
  static boolean changes(String method) {
    return method.equals("append")
        || method.equals("extend")
        || method.equals("insert")
        || method.equals("copy")
        || method.equals("pop");
  }

  /** The result; null where it is not known. */
  static @Nullable Value call(Container.ListValue self, String method, Arguments call) {
    List<Value> items = self.items();
    Value first = call.get(0);
    switch (method) {
      case "copy" -> {
        return Container.ListValue.deque(items, self.longest());
      }
      case "append", "appendleft" -> {
        return first == null ? null : add(self, List.of(first), method.endsWith("left"));
      }
      case "extend", "extendleft" -> {
        List<Value> more = first == null ? null : Iteration.items(first, call.site());
        if (more == null || items.size() + more.size() > Budget.MAX_SIZE) {
          return ContainerMethods.spoil(
              self, first == null ? Value.Singleton.NONE : first, call.site());
        }
        return add(self, more, method.endsWith("left"));
      }
      case "pop", "popleft" -> {
        if (items.isEmpty()) {
          throw PythonError.of("IndexError", "pop from an empty deque", call.site());
        }
        return call.positional().isEmpty()
            ? items.remove(method.equals("pop") ? items.size() - 1 : 0)
            : null;
      }
      case "rotate" -> {
        if (first != null && !(first instanceof Value.Int i && i.value().bitLength() < 31)) {
          return ContainerMethods.spoil(self, first, call.site());
        }
        Collections.rotate(items, first instanceof Value.Int i ? i.value().intValue() : 1);
        return Value.Singleton.NONE;
      }
      default -> {
        return self.longest() == Integer.MAX_VALUE
            ? ListMethods.call(self, method, call)
            : ContainerMethods.spoil(
                self, call.unknown("`deque." + method + "` is not followed"), call.site());
      }
    }
  }

  private static Value add(Container.ListValue self, List<Value> more, boolean left) {
    List<Value> items = self.items();
    for (Value item : new ArrayList<>(more)) {
      items.add(left ? 0 : items.size(), item);
      if (items.size() > self.longest()) {
        items.remove(left ? items.size() - 1 : 0);
      }
    }
    return Value.Singleton.NONE;
  }
}
