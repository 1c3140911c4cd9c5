package dev.kindling.python.standard;

import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/** A logger: whatever it is told leaves nothing behind that code of pipelines would see. */
record LoggerValue(@Nullable Value given) implements NativeValue {

  @Override
  public String typeName() {
    return "logging.Logger";
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return switch (wanted) {
      case "debug",
          "info",
          "warning",
          "warn",
          "error",
          "critical",
          "exception",
          "log",
          "setLevel",
          "addHandler",
          "removeHandler",
          "addFilter" ->
          NativeFunction.function("logging.Logger." + wanted, call -> Singleton.NONE);
      case "name" -> given instanceof Text ? given : null;
      default -> null;
    };
  }
}
