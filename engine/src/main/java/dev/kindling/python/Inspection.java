package dev.kindling.python;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pipeline code uses of the module {@code inspect}. */
final class Inspection {

  private Inspection() {}

  static @Nullable Value member(String name) {
    String full = "inspect." + name;
    return switch (name) {
      case "isclass", "isfunction", "ismethod", "ismodule", "isgeneratorfunction", "isroutine" ->
          NativeFunction.function(
              full,
              call -> {
                Value value = call.get(0, "object");
                Optional<Boolean> known = value == null ? Optional.empty() : is(name, value);
                return known
                    .map(Value::of)
                    .orElseGet(() -> call.unknown("what kind of thing it is is not known"));
              });
      case "signature" -> NativeFunction.function(full, Signatures::inspect);
      // Handed a function or class, neither gives it back.
      case "getdoc", "getsource", "getfile", "getmodule", "getmembers", "getmro" ->
          NativeFunction.function(full, call -> call.unknown("`" + full + "` is not followed"));
      default -> null;
    };
  }

  private static Optional<Boolean> is(String name, Value value) {
    boolean open =
        value instanceof Value.Unknown
            || value instanceof Value.Opaque
            || value instanceof NativeValue
            || value instanceof FunctionValue f && f.unfollowed();
    if (open) {
      return Optional.empty();
    }
    return switch (name) {
      case "isclass" ->
          Optional.of(value instanceof ClassValue || value instanceof NativeFunction f && f.type());
      case "isfunction" -> Optional.of(value instanceof FunctionValue);
      case "ismethod" ->
          value instanceof BoundMethod b && !(b.function() instanceof FunctionValue)
              ? Optional.empty()
              : Optional.of(value instanceof BoundMethod);
      case "ismodule" -> Optional.of(value instanceof ModuleValue);
      case "isgeneratorfunction" ->
          Optional.of(value instanceof FunctionValue f && f.code().generator());
      default ->
          value instanceof NativeFunction
              ? Optional.empty()
              : Optional.of(value instanceof FunctionValue || value instanceof BoundMethod);
    };
  }
}
