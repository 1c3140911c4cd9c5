package dev.kindling.python.standard;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Overloads;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PartialMethod;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import dev.kindling.python.values.WrappedFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The module {@code functools}. */
final class Functools {

  private Functools() {}

  static @Nullable Value member(String name) {
    String full = "functools." + name;
    return switch (name) {
      case "partial" -> NativeFunction.type(full, Functools::partial);
      case "wraps" -> NativeFunction.function(full, Functools::wraps);
      case "update_wrapper" ->
          NativeFunction.function(
              full,
              call ->
                  call.positional().size() < 2
                      ? call.unknown("`update_wrapper` needs two functions")
                      : update(call.positional().get(0), call.positional().get(1), call));
      case "reduce" -> NativeFunction.function(full, Functools::reduce);
      case "lru_cache" -> NativeFunction.function(full, Functools::leastRecentlyUsed);
      case "cache" ->
          NativeFunction.function(
              full,
              call ->
                  call.get(0) == null
                      ? call.unknown("`cache` needs a function")
                      : WrappedFunction.cache(
                          call.positional().get(0), Value.Singleton.NONE, call.site()));
      case "singledispatch" ->
          NativeFunction.function(
              full,
              call ->
                  call.get(0) == null
                      ? call.unknown("`singledispatch` needs a function")
                      : WrappedFunction.of(
                          WrappedFunction.Kind.DISPATCH, call.positional().get(0)));
      case "partialmethod" -> NativeFunction.type(full, Functools::partialMethod);
      case "cached_property" -> NativeFunction.function(full, call -> decorator(full, call));
      case "total_ordering" -> NativeFunction.function(full, Functools::order);
      case "cmp_to_key" -> NativeFunction.function(full, Functools::compared);
      default -> null;
    };
  }

  /** A decorator that leaves what a function means alone, with or without arguments of its own. */
  private static Value decorator(String name, Arguments call) {
    Value only = call.positional().size() == 1 ? call.get(0) : null;
    if (name.endsWith("cached_property") && only != null) {
      return new Descriptor(Descriptor.Kind.CACHED_PROPERTY, only);
    }
    return only instanceof FunctionValue || only instanceof ClassValue || only instanceof Descriptor
        ? only
        : NativeFunction.function(name, inner -> decorator(name, inner));
  }

  /** With the function itself, or with the cache's settings alone. */
  private static Value leastRecentlyUsed(Arguments call) {
    Value only = call.get(0, "user_function");
    if (only instanceof FunctionValue || only instanceof Descriptor || only instanceof ClassValue) {
      return WrappedFunction.of(WrappedFunction.Kind.CACHE, only);
    }
    Value most = call.get(0, "maxsize");
    // Equal arguments of other types are other calls then.
    Value typed = call.get(1, "typed");
    Value followed = typed == null || typed == Value.Singleton.FALSE ? most : typed;
    return NativeFunction.function(
        "functools.lru_cache()",
        inner ->
            inner.get(0) == null
                ? inner.unknown("`lru_cache` needs a function")
                : WrappedFunction.cache(inner.positional().get(0), followed, inner.site()));
  }

  private static Value partialMethod(Arguments call) {
    return call.positional().isEmpty()
        ? call.unknown("`partialmethod` needs a function")
        : new PartialMethod(
            call.positional().get(0),
            List.copyOf(call.positional().subList(1, call.positional().size())),
            new LinkedHashMap<>(call.named()));
  }

  /** Adds the comparisons that follow from the one that is defined. */
  private static Value order(Arguments call) {
    if (!(call.get(0) instanceof ClassValue type)) {
      return call.unknown("the class is not known");
    }
    String root = null;
    for (String name : List.of("__lt__", "__le__", "__gt__", "__ge__")) {
      root = root == null && type.find(name) != null ? name : root;
    }
    String defined = root;
    if (defined == null) {
      throw PythonError.of("ValueError", "must define at least one ordering", call.site());
    }
    for (String name : List.of("__lt__", "__le__", "__gt__", "__ge__")) {
      if (type.find(name) == null) {
        type.attributes()
            .put(name, NativeFunction.function(name, inner -> ordered(defined, name, inner)));
      }
    }
    return type;
  }

  private static Value ordered(String root, String wanted, Arguments call) {
    if (call.positional().size() != 2) {
      return call.unknown("two objects are compared");
    }
    Value self = call.positional().get(0);
    Value other = call.positional().get(1);
    Value known = Overloads.call(call.interpreter(), self, root, List.of(other), call.site());
    Optional<Boolean> truth =
        known == null ? Optional.empty() : Truth.of(known, call.interpreter(), call.site());
    Optional<Boolean> equal = Comparisons.equal(self, other, call.interpreter(), call.site());
    boolean strict = root.endsWith("t__");
    boolean sameWay = root.charAt(2) == wanted.charAt(2);
    if (truth.isEmpty() || equal.isEmpty() || known instanceof Value.Opaque) {
      return call.unknown("the order of the objects is not known");
    }
    // Whether self stands on the wanted side of the other, and is no equal of it.
    boolean beyond = strict ? truth.get() : truth.get() && !equal.get();
    boolean side = sameWay ? beyond : !beyond && !equal.get();
    return Value.of(wanted.endsWith("e__") ? side || equal.get() : side);
  }

  private static Value compared(Arguments outer) {
    Value function = outer.get(0, "mycmp");
    return NativeFunction.function(
        "functools.cmp_to_key()",
        call ->
            function == null || call.get(0) == null
                ? call.unknown("a function is needed")
                : new ComparedKey(function, call.positional().get(0), call.interpreter()));
  }

  /** A key that a function of two values orders. */
  private record ComparedKey(Value function, Value value, Interpreter interpreter)
      implements NativeValue {

    @Override
    public String typeName() {
      return "functools.KeyWrapper";
    }

    @Override
    public @Nullable Integer order(Value other) {
      Value answer =
          other instanceof ComparedKey key
              ? interpreter.call(function, List.of(value, key.value), Site.NOWHERE)
              : null;
      Value number = answer == null ? null : NumberFunctions.number(answer);
      return number instanceof Value.Int i
          ? Integer.valueOf(i.value().signum())
          : number instanceof Value.Real r ? Integer.valueOf((int) Math.signum(r.value())) : null;
    }
  }

  private static Value partial(Arguments call) {
    if (call.positional().isEmpty()) {
      throw PythonError.of("TypeError", "`partial` needs a function", call.site());
    }
    Value function = call.positional().get(0);
    List<Value> rest = call.positional().subList(1, call.positional().size());
    if (function instanceof Value.Partial inner) {
      // As Python does: a partial of a partial is one partial.
      List<Value> positional = new ArrayList<>(inner.positional());
      positional.addAll(rest);
      Map<String, Value> named = new LinkedHashMap<>(inner.named());
      named.putAll(call.named());
      return new Value.Partial(inner.function(), List.copyOf(positional), named, new HashMap<>());
    }
    return new Value.Partial(
        function, List.copyOf(rest), new LinkedHashMap<>(call.named()), new HashMap<>());
  }

  private static Value wraps(Arguments outer) {
    Value wrapped = outer.get(0, "wrapped");
    return NativeFunction.function(
        "functools.wraps()",
        call ->
            wrapped == null || call.get(0) == null
                ? call.unknown("`wraps` needs a function")
                : update(call.positional().get(0), wrapped, call));
  }

  /** Makes the wrapper look like what it wraps. */
  private static Value update(Value wrapper, Value wrapped, Arguments call) {
    Map<String, Value> attributes =
        wrapper instanceof FunctionValue f
            ? f.attributes()
            : wrapper instanceof Instance i
                ? i.attributes()
                : wrapper instanceof Value.Partial p ? p.attributes() : null;
    if (attributes != null) {
      if (wrapped instanceof FunctionValue f) {
        attributes.putAll(f.attributes());
      }
      if (wrapped instanceof FunctionValue || wrapped instanceof ClassValue) {
        for (String name : List.of("__name__", "__module__", "__qualname__")) {
          attributes.put(name, call.interpreter().attribute(wrapped, name, call.site()));
        }
      }
      attributes.put("__wrapped__", wrapped);
    }
    return wrapper;
  }

  private static Value reduce(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    List<Value> items =
        whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
    if (function == null || items == null) {
      return whole == null
          ? call.unknown("`reduce` needs two arguments")
          : Iteration.unknown(whole, call.site());
    }
    Value total = call.get(2);
    for (Value item : items) {
      total =
          total == null
              ? item
              : call.interpreter().call(function, List.of(total, item), call.site());
    }
    if (total == null) {
      throw PythonError.of("TypeError", "`reduce` of nothing", call.site());
    }
    return total;
  }
}
