package dev.kindling.python.values;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The versions of Python 3 that may run the project, by their second number.
 *
 * @param newest not older than {@code oldest}
 */
public record PythonVersions(int oldest, int newest) {

  /** Those that a Kedro of today runs with. */
  public static final PythonVersions ANY = new PythonVersions(9, 14);

  /** What a reader should do where the version decides. */
  public static final String CURE =
      "say which Python the project has with `requires-python` in `pyproject.toml`";

  /** Whether it holds for each of them; empty where it does for some alone. */
  Optional<Boolean> all(IntPredicate test) {
    boolean every = IntStream.rangeClosed(oldest, newest).allMatch(test);
    boolean none = IntStream.rangeClosed(oldest, newest).noneMatch(test);
    return every ? Optional.of(true) : none ? Optional.of(false) : Optional.empty();
  }

  /** Whether they are from that one on; empty where some alone are. */
  Optional<Boolean> from(int minor) {
    return all(version -> version >= minor);
  }
}
