package dev.kindling.python.values;

import dev.kindling.python.standard.Dispatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decorator of {@code functools} makes of a function of the project. */
public final class WrappedFunction implements NativeValue {

  /** Which decorator made it. */
  public enum Kind {
    /** {@code lru_cache} and {@code cache}: an object written in C. */
    CACHE("functools._lru_cache_wrapper"),
    /** {@code singledispatch}: a function of any arguments. */
    DISPATCH("function");

    private final String typeName;

    Kind(String typeName) {
      this.typeName = typeName;
    }
  }

  private final Kind kind;
  private final Value function;
  private final Dispatch dispatch;
  private final Memo memo;

  private WrappedFunction(Kind kind, Value function, Memo memo) {
    this.kind = kind;
    this.memo = memo;
    this.function = function;
    this.dispatch = new Dispatch(function);
  }

  /** Wraps functions and classes of the project; gives anything else back. */
  public static Value of(Kind kind, Value function) {
    return of(kind, function, new Memo(Memo.STANDARD));
  }

  /**
   * A cache.
   *
   * @param most how many results it remembers: {@code None} for all, the standard library's number
   *     for null; anything that is no number is not followed
   */
  public static Value cache(Value function, @Nullable Value most, Site site) {
    if (most == null || most instanceof Value.Int) {
      long size = most instanceof Value.Int i ? i.value().longValue() : Memo.STANDARD;
      return of(Kind.CACHE, function, new Memo(size));
    }
    Memo memo = new Memo(Memo.UNBOUNDED);
    if (most != Value.Singleton.NONE) {
      memo.forget(site);
    }
    return of(Kind.CACHE, function, memo);
  }

  private static Value of(Kind kind, Value function, Memo memo) {
    return function instanceof FunctionValue || function instanceof ClassValue
        ? new WrappedFunction(kind, function, memo)
        : function;
  }

  /** What is wrapped. */
  public Value function() {
    return function;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public List<Value> holds() {
    return List.of(function, memo.results());
  }

  @Override
  public String typeName() {
    return kind.typeName;
  }

  @Override
  public @Nullable Value attribute(String name) {
    if (name.equals("__wrapped__")) {
      return function;
    } else if (function instanceof FunctionValue f) {
      Value own = f.attributes().get(name);
      if (own != null) {
        return own;
      } else if (name.equals("__name__")) {
        return Value.of(f.name());
      } else if (name.equals("__qualname__")) {
        return Value.of(f.code().qualifiedName());
      } else if (name.equals("__module__")) {
        return Value.of(f.moduleName());
      }
    }
    return kind == Kind.CACHE ? ofCache(name) : ofDispatch(name);
  }

  private @Nullable Value ofCache(String name) {
    return switch (name) {
      case "__call__" -> NativeFunction.function(typeName(), call -> memo.call(function, call));
      case "cache_clear" -> NativeFunction.function(name, memo::clear);
      case "cache_info", "cache_parameters" ->
          NativeFunction.function(name, call -> call.unknown("what a cache holds is not followed"));
      default -> null;
    };
  }

  private @Nullable Value ofDispatch(String name) {
    return switch (name) {
      case "__call__" -> NativeFunction.function(name, dispatch::call);
      case "register" -> NativeFunction.function(name, dispatch::register);
      case "dispatch" ->
          NativeFunction.function(
              name, call -> call.unknown("which function `singledispatch` takes is not followed"));
      case "registry" ->
          new Value.Unknown(
              "the table of the types that `singledispatch` knows is not followed", Site.NOWHERE);
      case "_clear_cache" -> NativeFunction.function(name, call -> Value.Singleton.NONE);
      default -> null;
    };
  }
}
