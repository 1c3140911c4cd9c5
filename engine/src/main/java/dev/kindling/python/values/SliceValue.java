package dev.kindling.python.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slice(start, stop, step)}. */
public record SliceValue(Value start, Value stop, Value step) implements NativeValue {

  public static Value make(Arguments call) {
    List<Value> given = call.positional();
    return switch (given.size()) {
      case 1 -> new SliceValue(Singleton.NONE, given.get(0), Singleton.NONE);
      case 2 -> new SliceValue(given.get(0), given.get(1), Singleton.NONE);
      case 3 -> new SliceValue(given.get(0), given.get(1), given.get(2));
      default -> call.unknown("`slice` needs one to three arguments");
    };
  }

  /** The bound for a subscript; null where there is none. */
  public static @Nullable Value bound(Value written) {
    return written == Singleton.NONE ? null : written;
  }

  @Override
  public String typeName() {
    return "slice";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "start" -> start;
      case "stop" -> stop;
      case "step" -> step;
      default -> null;
    };
  }

  @Override
  public @Nullable String repr() {
    String parts = Representation.of(new Tuple(List.of(start, stop, step)));
    return parts == null ? null : "slice" + parts;
  }
}
