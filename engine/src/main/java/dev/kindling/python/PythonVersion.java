package dev.kindling.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sys.version_info}: of a Python that every version of Kedro from 0.18 on runs with. */
record PythonVersion() implements NativeValue {

  private static final List<String> PARTS =
      List.of("major", "minor", "micro", "releaselevel", "serial");

  @Override
  public String typeName() {
    return "sys.version_info";
  }

  /** The version as a tuple, which it compares as. */
  static Tuple tuple() {
    return new Tuple(
        List.of(Value.of(3), Value.of(11), Value.of(0), Value.of("final"), Value.of(0)));
  }

  @Override
  public Value plain() {
    return tuple();
  }

  @Override
  public @Nullable Value attribute(String name) {
    int at = PARTS.indexOf(name);
    return at < 0 ? null : tuple().items().get(at);
  }

  @Override
  public List<Value> iterate() {
    return tuple().items();
  }
}
