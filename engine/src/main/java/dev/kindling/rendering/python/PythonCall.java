package dev.kindling.rendering.python;

import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Calls with keyword arguments, for the objects of Kubernetes' client. */
public final class PythonCall {

  private PythonCall() {}

  /** The call; arguments that are null are left out. */
  public static PythonCode of(String function, Map<String, ? extends @Nullable Object> arguments) {
    StringJoiner all = new StringJoiner(", ", function + "(", ")");
    arguments.forEach(
        (name, value) -> {
          if (value != null) {
            all.add(name + "=" + PythonLiteral.of(value));
          }
        });
    return new PythonCode(all.toString());
  }
}
