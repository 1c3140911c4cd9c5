package dev.kindling.python.files;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/** The modules {@code pathlib} and {@code glob}. */
public final class Paths {

  private Paths() {}

  public static @Nullable Value member(String name) {
    return switch (name) {
      case "Path", "PosixPath" -> NativeFunction.type("pathlib.Path", call -> make(call, false));
      case "PurePath", "PurePosixPath" ->
          NativeFunction.type("pathlib.PurePath", call -> make(call, true));
      default -> null;
    };
  }

  private static Value make(Arguments call, boolean pure) {
    PathValue result = new PathValue(".", pure);
    for (Value part : call.positional()) {
      String text = OperatingSystem.path(part);
      if (text == null) {
        return Iteration.unknown(part, call.site());
      }
      result = result.join(text);
    }
    return result;
  }
}
