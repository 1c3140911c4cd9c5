package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Keys;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code collections.Counter}. */
public final class Counters {

  private Counters() {}

  /** {@code Counter(…)}. */
  static Value make(Arguments call) {
    Container.DictValue result = empty();
    Value made = count(result, call, 1);
    return made instanceof Value.Unknown ? made : result;
  }

  private static Container.DictValue empty() {
    return new Container.DictValue(Container.DictValue.Kind.COUNTER, null);
  }

  private static long number(@Nullable Value value) {
    return value instanceof Value.Int i && i.value().bitLength() < 62 ? i.value().longValue() : 0;
  }

  private static boolean countable(Value value) {
    return value instanceof Value.Int i && i.value().bitLength() < 50;
  }

  /** Counts the elements or adds the counts; an unknown value where they are not known. */
  private static Value count(Container.DictValue self, Arguments call, int sign) {
    Value more = call.get(0, "iterable");
    if (more == Value.Singleton.NONE) {
      more = null;
    }
    if (more instanceof Container.DictValue d && d.spoiled() == null) {
      Value made = add(self, d.entries(), sign, call);
      if (made instanceof Value.Unknown) {
        return made;
      }
    } else if (more != null) {
      List<Value> items = Iteration.items(more, call.site());
      if (items == null || items.stream().anyMatch(Value.Unknown.class::isInstance)) {
        Value.Unknown unknown = call.unknown("what is counted is not known");
        self.spoil(unknown);
        return unknown;
      }
      for (Value item : items) {
        Hashing.check(item, call.site());
        self.entries().put(item, Value.of(number(self.entries().get(item)) + sign));
      }
    }
    Container.DictValue named = new Container.DictValue();
    call.named().forEach((name, value) -> named.entries().put(Value.of(name), value));
    return add(self, named.entries(), sign, call);
  }

  private static Value add(
      Container.DictValue self, Map<Value, Value> counts, int sign, Arguments call) {
    if (!counts.values().stream().allMatch(Counters::countable)) {
      Value.Unknown unknown = call.unknown("counts that are no whole numbers are not followed");
      self.spoil(unknown);
      return unknown;
    }
    counts.forEach(
        (key, value) ->
            self.entries()
                .put(key, Value.of(number(self.entries().get(key)) + sign * number(value))));
    return Value.Singleton.NONE;
  }

  /** The keys, those with the highest counts first; null where the order is not known. */
  public static @Nullable List<Value> mostCommon(Container.DictValue self) {
    if (!self.entries().values().stream().allMatch(Counters::countable)) {
      return null;
    }
    List<Value> keys = new ArrayList<>(self.entries().keySet());
    keys.sort((a, b) -> Long.compare(number(self.entries().get(b)), number(self.entries().get(a))));
    return keys;
  }

  /** The result; null where it is not known. */
  public static @Nullable Value call(Container.DictValue self, String method, Arguments call) {
    switch (method) {
      case "update" -> {
        return count(self, call, 1);
      }
      case "subtract" -> {
        return count(self, call, -1);
      }
      case "total" -> {
        return self.entries().values().stream().allMatch(Counters::countable)
            ? Value.of(self.entries().values().stream().mapToLong(Counters::number).sum())
            : null;
      }
      case "most_common" -> {
        List<Value> keys = mostCommon(self);
        Value most = call.get(0, "n");
        if (keys == null || most != null && most != Value.Singleton.NONE && !countable(most)) {
          return null;
        }
        long size =
            countable(most == null ? Value.Singleton.NONE : most) ? number(most) : keys.size();
        return new Container.ListValue(
            keys.stream()
                .limit(Math.max(0, size))
                .map(key -> (Value) new Value.Tuple(List.of(key, self.entries().get(key))))
                .toList());
      }
      default -> {
        List<Value> result = new ArrayList<>();
        for (Map.Entry<Value, Value> entry : self.entries().entrySet()) {
          if (!countable(entry.getValue()) || result.size() > Budget.MAX_SIZE) {
            return null;
          }
          for (long i = 0; i < Math.min(number(entry.getValue()), Budget.MAX_SIZE); i++) {
            result.add(entry.getKey());
          }
        }
        return result.size() > Budget.MAX_SIZE ? null : new IteratorValue(result);
      }
    }
  }

  /** {@code +}, {@code -}, {@code &} and {@code |} of two, which keep positive counts alone. */
  public static @Nullable Value operate(
      Container.DictValue left, String operator, Container.DictValue right) {
    boolean known =
        left.entries().values().stream().allMatch(Counters::countable)
            && right.entries().values().stream().allMatch(Counters::countable);
    if (!known || "+-&|".indexOf(operator) < 0 || operator.length() != 1) {
      return null;
    }
    Container.DictValue result = empty();
    Keys.Elements keys = new Keys.Elements(left.entries().keySet());
    keys.addAll(right.entries().keySet());
    for (Value key : keys) {
      long a = number(left.entries().get(key));
      long b = number(right.entries().get(key));
      long value =
          switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "&" -> Math.min(a, b);
            default -> Math.max(a, b);
          };
      if (value > 0) {
        result.entries().put(key, Value.of(value));
      }
    }
    return result;
  }
}
