package dev.kindling.python.standard;

import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonVersions;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sys.version_info}, as far as it is the same in all versions that may run the project. */
public record PythonVersion(PythonVersions versions) implements NativeValue {

  private static final List<String> PARTS =
      List.of("major", "minor", "micro", "releaselevel", "serial");

  @Override
  public String typeName() {
    return "sys.version_info";
  }

  private static Value unknown() {
    return new Value.Unknown(
        "the project's Python is not known: " + PythonVersions.CURE, Site.NOWHERE);
  }

  /** The version as a tuple. */
  public Tuple tuple() {
    Value minor = versions.oldest() == versions.newest() ? Value.of(versions.oldest()) : unknown();
    return new Tuple(List.of(Value.of(3), minor, unknown(), Value.of("final"), Value.of(0)));
  }

  /** The order beside a tuple of numbers; the version has more parts than any that is written. */
  @Override
  public @Nullable Integer order(Value other) {
    if (!(other instanceof Tuple written)) {
      return null;
    }
    Integer oldest = order(versions.oldest(), written.items());
    Integer newest = order(versions.newest(), written.items());
    return oldest != null && oldest.equals(newest) ? oldest : null;
  }

  private static @Nullable Integer order(int minor, List<Value> written) {
    int[] own = {3, minor};
    for (int i = 0; i < written.size(); i++) {
      if (i >= own.length || !(written.get(i) instanceof Int part)) {
        return null;
      }
      int order = Integer.compare(own[i], part.value().intValue());
      if (order != 0) {
        return order;
      }
    }
    return 1;
  }

  @Override
  public @Nullable Boolean same(Value other) {
    Integer order = order(other);
    return order == null ? null : false;
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
