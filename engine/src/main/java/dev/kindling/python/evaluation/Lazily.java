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

  /** They take no elements, or all of them whatever their order. */
  private static final Set<String> IN_ANY_ORDER =
      Set.of(
          "len",
          "bool",
          "set",
          "frozenset",
          "isinstance",
          "issubclass",
          "type",
          "id",
          "callable",
          "hasattr",
          "getattr",
          "setattr",
          "str",
          "repr",
          "print");

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
        ? inOrder(function, arguments)
        : begun(function, arguments);
  }

  private static Value inOrder(NativeFunction function, Arguments arguments) {
    String name = function.name();
    if (IN_ANY_ORDER.contains(name)
        || name.startsWith("kedro.")
        || name.startsWith("set.")
        || name.startsWith("frozenset.")
        || name.equals("sorted") && !arguments.named().containsKey("key")) {
      return function.code().call(arguments);
    }
    for (Value value : arguments.positional()) {
      if (value instanceof IteratorValue iterator) {
        // Whether the order of what it gives is known is seen once it is made.
        iterator.unknown();
      }
    }
    return Orders.choose(
        arguments.positional(),
        arguments.interpreter(),
        arguments.site(),
        () -> function.code().call(arguments));
  }

  private static Value begun(NativeFunction function, Arguments arguments) {
    for (Value value : arguments.positional()) {
      if (value instanceof IteratorValue iterator) {
        iterator.begin();
        iterator.check(arguments.site());
      }
    }
    return inOrder(function, arguments);
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
