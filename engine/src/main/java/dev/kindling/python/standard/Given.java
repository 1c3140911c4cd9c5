package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call as plain Java values; null where one is missing or of another type. */
record Given(Arguments call) {

  /** What a function gives; null where it is not known. */
  interface Code {
    @Nullable Value of(Given given);
  }

  /** A function whose result is unknown where the code gives none. */
  static NativeFunction function(String name, Code code) {
    return NativeFunction.function(name, wrapped(name, code));
  }

  /** A class whose objects are unknown where the code gives none. */
  static NativeFunction type(String name, Code code) {
    return NativeFunction.type(name, wrapped(name, code));
  }

  private static NativeFunction.Code wrapped(String name, Code code) {
    return call -> {
      Value result = code.of(new Given(call));
      if (result != null) {
        return result;
      }
      for (Value argument : call.positional()) {
        if (argument instanceof Value.Unknown unknown) {
          return unknown;
        }
      }
      for (Value argument : call.named().values()) {
        if (argument instanceof Value.Unknown unknown) {
          return unknown;
        }
      }
      return call.unknown("the result of `" + name + "` is not known here");
    };
  }

  /** How many arguments are given. */
  int size() {
    return call.positional().size() + call.named().size();
  }

  /** The argument as it is; null where it is not given or is {@code None}. */
  @Nullable Value value(int index, String name) {
    Value value = call.get(index, name);
    return value == null || value == Value.Singleton.NONE ? null : value.plain();
  }

  @Nullable String text(int index, String name) {
    return value(index, name) instanceof Text t ? t.value() : null;
  }

  @Nullable Long whole(int index, String name) {
    return value(index, name) instanceof Value.Int i && i.value().bitLength() < 63
        ? Long.valueOf(i.value().longValue())
        : null;
  }

  /** A number, whole ones included. */
  @Nullable Double real(int index, String name) {
    Value value = value(index, name);
    return value instanceof Value.Real r
        ? Double.valueOf(r.value())
        : value instanceof Value.Int i && i.value().bitLength() < 1_000
            ? Double.valueOf(i.value().doubleValue())
            : null;
  }

  @Nullable List<Value> items(int index, String name) {
    Value value = call.get(index, name);
    return value == null ? null : Iteration.items(value, call.interpreter(), call.site());
  }

  /** The elements, all of which are texts. */
  @Nullable List<String> texts(int index, String name) {
    List<Value> items = items(index, name);
    if (items == null) {
      return null;
    }
    List<String> result = new ArrayList<>();
    for (Value item : items) {
      if (!(item.plain() instanceof Text t)) {
        return null;
      }
      result.add(t.value());
    }
    return result;
  }

  /** Whether the argument is given, be it {@code None}. */
  boolean has(int index, String name) {
    return call.get(index, name) != null;
  }

  /** A choice that is given by {@code True} or {@code False}; null where it is anything else. */
  @Nullable Boolean flag(int index, String name, boolean standard) {
    Value value = call.get(index, name);
    return value == null
        ? Boolean.valueOf(standard)
        : value == Value.Singleton.TRUE
            ? Boolean.TRUE
            : value == Value.Singleton.FALSE ? Boolean.FALSE : null;
  }

  /** Whether no argument has another name than these. */
  boolean onlyNamed(String... names) {
    return List.of(names).containsAll(call.named().keySet());
  }
}
