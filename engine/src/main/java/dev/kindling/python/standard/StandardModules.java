package dev.kindling.python.standard;

import dev.kindling.python.NativeModules;
import dev.kindling.python.Value;
import org.jspecify.annotations.Nullable;

/** The modules of this package. */
public final class StandardModules implements NativeModules {

  @Override
  public @Nullable Value member(String module, String name) {
    return switch (module) {
      case "math" -> MathFunctions.member(name);
      default -> null;
    };
  }
}
