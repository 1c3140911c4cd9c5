package dev.kindling.python.files;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code importlib.resources}: files that lie in packages of the project. */
public final class PackageFiles {

  private PackageFiles() {}

  public static @Nullable Value member(String name) {
    String full = "importlib.resources." + name;
    return switch (name) {
      case "files" ->
          NativeFunction.function(
              full,
              call -> {
                Value folder = folder(call);
                return folder == null ? unknown(call) : folder;
              });
      case "read_text" -> NativeFunction.function(full, call -> ofFile(call, "read_text"));
      case "open_text" -> NativeFunction.function(full, call -> ofFile(call, "open"));
      default -> null;
    };
  }

  private static Value unknown(Arguments call) {
    return call.unknown("the package is not known");
  }

  /** The folder of the package; null where it is none of the project's. */
  private static @Nullable Value folder(Arguments call) {
    Value given = call.get(0, "package");
    Value module =
        given instanceof Text name
            ? call.interpreter().modules().load(name.value(), call.site())
            : given;
    Value path =
        module instanceof ModuleValue m
            ? call.interpreter().modules().implicit(m, "__path__")
            : null;
    List<Value> folders = path == null ? null : Iteration.items(path, call.site());
    return folders != null && folders.size() == 1 && folders.get(0) instanceof Text text
        ? new PathValue(text.value())
        : null;
  }

  private static Value ofFile(Arguments call, String method) {
    Value folder = folder(call);
    if (folder == null || !(call.get(1, "resource") instanceof Text name)) {
      return unknown(call);
    }
    Value file = call.interpreter().operate(folder, "/", name, call.site());
    return call.interpreter()
        .call(call.interpreter().attribute(file, method, call.site()), List.of(), call.site());
  }
}
