package dev.kindling.python.evaluation;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Set;

/** What of Python's own functions takes elements when, and which of them it takes. */
final class Lazily {

  /** They take all elements at once, and call nothing in between. */
  private static final Set<String> WHOLE =
      Set.of(
          "list",
          "tuple",
          "set",
          "frozenset",
          "dict",
          "sum",
          "sorted",
          "collections.deque",
          "collections.Counter",
          "collections.OrderedDict",
          "itertools.product",
          "itertools.combinations",
          "itertools.permutations");

  /** They take elements when theirs are asked for. */
  private static final Set<String> LATE =
      Set.of(
          "map",
          "filter",
          "zip",
          "enumerate",
          "iter",
          "itertools.chain",
          "itertools.chain.from_iterable",
          "itertools.starmap",
          "itertools.islice",
          "itertools.accumulate",
          "itertools.zip_longest",
          "itertools.takewhile",
          "itertools.dropwhile",
          "itertools.filterfalse",
          "itertools.compress",
          "itertools.pairwise");

  private Lazily() {}

  static Value call(NativeFunction function, Arguments arguments) {
    List<Value> given = arguments.positional();
    if (LATE.contains(function.name()) && given.stream().anyMatch(Lazily::changes)) {
      if (given.stream().allMatch(Lazily::isPlain) && arguments.named().isEmpty()) {
        return IteratorValue.later(
            () -> begun(function, arguments), arguments.site(), List.copyOf(given));
      }
    }
    return WHOLE.contains(function.name())
        ? function.code().call(arguments)
        : begun(function, arguments);
  }

  private static Value begun(NativeFunction function, Arguments arguments) {
    for (Value value : arguments.positional()) {
      if (value instanceof IteratorValue iterator) {
        iterator.begin();
        iterator.check(arguments.site());
      }
    }
    return function.code().call(arguments);
  }

  /** Whether what it gives may be another by the time that it is asked for. */
  private static boolean changes(Value value) {
    return value instanceof Container || value instanceof IteratorValue i && !i.hasNoEnd();
  }

  private static boolean isPlain(Value value) {
    return !(value instanceof Value.Unknown
            || value instanceof NativeValue
            || value instanceof Instance)
        && !(value instanceof Container c && c.reason() != null);
  }
}
