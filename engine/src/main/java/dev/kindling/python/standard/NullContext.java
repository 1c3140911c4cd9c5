package dev.kindling.python.standard;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code contextlib.nullcontext}. */
record NullContext(Value result) implements NativeValue {

  static Value make(Arguments call) {
    Value given = call.get(0, "enter_result");
    return new NullContext(given == null ? Singleton.NONE : given);
  }

  @Override
  public List<Value> holds() {
    return List.of(result);
  }

  @Override
  public String typeName() {
    return "contextlib.nullcontext";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "enter_result" -> result;
      case "__enter__" -> NativeFunction.function("nullcontext.__enter__", call -> result);
      case "__exit__" -> NativeFunction.function("nullcontext.__exit__", call -> Singleton.NONE);
      default -> null;
    };
  }
}
