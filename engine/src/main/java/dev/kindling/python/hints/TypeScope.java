package dev.kindling.python.hints;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where an annotation stands.
 *
 * @param frame the function, class or module around it
 * @param early what its names stood for when its function was defined. Python looks at annotations
 *     then, so that a name that is bound anew further down keeps its first meaning; empty where the
 *     module postpones annotations
 */
public record TypeScope(Frame frame, Map<String, Value> early) {

  /** The scope of what is written in that frame, with its names as they are now. */
  public static TypeScope now(Frame frame, Collection<Expr> annotations) {
    if (annotations.isEmpty() || postponed(frame.module())) {
      return late(frame);
    }
    Map<String, Value> names = new HashMap<>();
    for (Expr annotation : annotations) {
      SyntaxWalk.walk(
          annotation,
          part -> {
            if (part instanceof Expr.Name name) {
              Value value = frame.findLocal(name.id());
              value = value == null ? frame.module().names().get(name.id()) : value;
              if (value != null) {
                names.put(name.id(), value);
              }
            }
          });
    }
    return new TypeScope(frame, Map.copyOf(names));
  }

  /** The scope of what is looked at once all modules are read. */
  public static TypeScope late(Frame frame) {
    return new TypeScope(frame, Map.of());
  }

  ModuleValue module() {
    return frame.module();
  }

  private static boolean postponed(ModuleValue module) {
    return Objects.equals(
        module.names().get("annotations"), new Value.Opaque("__future__.annotations"));
  }
}
