package dev.kindling.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                      : WrappedFunction.of(WrappedFunction.Kind.CACHE, call.positional().get(0)));
      case "singledispatch" ->
          NativeFunction.function(
              full,
              call ->
                  call.get(0) == null
                      ? call.unknown("`singledispatch` needs a function")
                      : WrappedFunction.of(
                          WrappedFunction.Kind.DISPATCH, call.positional().get(0)));
      case "partialmethod" -> NativeFunction.type(full, Functools::partialMethod);
      case "cached_property", "total_ordering" ->
          NativeFunction.function(full, call -> decorator(full, call));
      default -> null;
    };
  }

  /** A decorator that leaves what a function means alone, with or without arguments of its own. */
  private static Value decorator(String name, Arguments call) {
    Value only = call.positional().size() == 1 ? call.get(0) : null;
    if (name.endsWith("cached_property") && only != null) {
      return new Descriptor(Descriptor.Kind.PROPERTY, only);
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
    return NativeFunction.function(
        "functools.lru_cache()",
        inner ->
            inner.get(0) == null
                ? inner.unknown("`lru_cache` needs a function")
                : WrappedFunction.of(WrappedFunction.Kind.CACHE, inner.positional().get(0)));
  }

  private static Value partialMethod(Arguments call) {
    return call.positional().isEmpty()
        ? call.unknown("`partialmethod` needs a function")
        : new PartialMethod(
            call.positional().get(0),
            List.copyOf(call.positional().subList(1, call.positional().size())),
            new LinkedHashMap<>(call.named()));
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
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
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
