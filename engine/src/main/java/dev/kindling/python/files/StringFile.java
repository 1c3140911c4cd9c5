package dev.kindling.python.files;

import dev.kindling.python.builtins.TextParts;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code io.StringIO} with a text to read from its beginning. */
public record StringFile(Text content) implements NativeValue {

  public static Value make(Arguments call) {
    return call.get(0, "initial_value") instanceof Text t && call.named().isEmpty()
        ? new StringFile(t)
        : call.unknown("what is written to it is not followed");
  }

  @Override
  public String typeName() {
    return "io.StringIO";
  }

  @Override
  public List<Value> iterate() {
    return TextParts.fileLines(content);
  }

  @Override
  public boolean isSized() {
    return false;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "getvalue" -> NativeFunction.function("io.StringIO.getvalue", call -> content);
      case "read" ->
          NativeFunction.function(
              "io.StringIO.read",
              call ->
                  call.positional().isEmpty()
                      ? content
                      : call.unknown("reading a part is not followed"));
      case "readlines" ->
          NativeFunction.function(
              "io.StringIO.readlines", call -> new Container.ListValue(iterate()));
      default -> null;
    };
  }
}
