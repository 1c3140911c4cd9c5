package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What pipeline code uses of the module {@code inspect}. */
public final class Inspection {

  /** Where functions are Python's and not C's. */
  private static final List<String> WRITTEN_IN_PYTHON =
      List.of("kedro.", "os.path.join", "os.path.basename", "os.path.dirname", "re.", "copy.");

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
      case "getmembers" -> NativeFunction.function(full, Inspection::members);
      case "getdoc", "getsource", "getfile", "getmodule", "getmro" ->
          NativeFunction.function(full, call -> call.unknown("`" + full + "` is not followed"));
      default -> null;
    };
  }

  /** Names that every module has beside those that its code binds. */
  private static final List<String> IMPLICIT =
      List.of(
          "__builtins__",
          "__cached__",
          "__doc__",
          "__file__",
          "__loader__",
          "__name__",
          "__package__",
          "__spec__");

  /** The names of a module in order, as {@code dir} gives them; null where others may be there. */
  public static @Nullable List<String> names(Value value) {
    if (!(value instanceof ModuleValue module)
        || module.incomplete() != null
        || !module.foreignStars().isEmpty()
        || module.bindings().rest() != null
        || module.bindings().seen().containsKey("__dir__")
        || module.bindings().seen().values().stream().anyMatch(Value.Unknown.class::isInstance)) {
      return null;
    }
    TreeSet<String> names = new TreeSet<>(Comparisons::order);
    names.addAll(module.bindings().seen().keySet());
    names.addAll(IMPLICIT);
    if (module.isPackage()) {
      names.add("__path__");
    }
    return List.copyOf(names);
  }

  /** {@code getmembers} of a module. */
  private static Value members(Arguments call) {
    Value object = call.get(0, "object");
    Value predicate = call.get(1, "predicate");
    List<String> names = object == null ? null : names(object);
    if (names == null || predicate == null || !(object instanceof ModuleValue module)) {
      return call.unknown("the members of it are not known");
    }
    List<Value> result = new ArrayList<>();
    for (String name : names) {
      Value value = module.bindings().seen().get(name);
      // What Python adds is no function and no class of the project's.
      Value asked = value == null ? Value.Singleton.NONE : value;
      Value answer = call.interpreter().call(predicate, List.of(asked), call.site());
      Optional<Boolean> truth = call.interpreter().truth(answer, call.site());
      if (truth.isEmpty() || truth.get() && value == null) {
        return call.unknown("whether `" + name + "` is one of the members is not known");
      } else if (truth.get()) {
        result.add(new Value.Tuple(List.of(Value.of(name), value)));
      }
    }
    return new Container.ListValue(result);
  }

  private static Optional<Boolean> is(String name, Value value) {
    if (value instanceof Value.Opaque o && o.name().indexOf('.') < 0) {
      // Imported as a whole: a module, save for Python's own exceptions.
      boolean type = Exceptions.isBuiltin(o.name());
      return Optional.of(name.equals("isclass") ? type : name.equals("ismodule") && !type);
    } else if (value instanceof NativeFunction f && !f.type() && name.equals("isfunction")) {
      return f.name().indexOf('.') < 0
          ? Optional.of(false)
          : WRITTEN_IN_PYTHON.stream().anyMatch(f.name()::startsWith)
              ? Optional.of(true)
              : Optional.empty();
    }
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
