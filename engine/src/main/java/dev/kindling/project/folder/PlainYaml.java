package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the project's Python as values of its configuration. */
final class PlainYaml {

  private PlainYaml() {}

  /** A value of a setting; what is no plain value stays unknown. */
  static YamlValue of(@Nullable Object value, Origin origin) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> entries.put(String.valueOf(key), new Entry(origin, of(inner, origin))));
      return new YamlMapping(entries, origin);
    }
    if (value instanceof List<?> list) {
      return new YamlSequence(list.stream().map(item -> of(item, origin)).toList(), origin);
    }
    if (value instanceof PlainValue.Unknown unknown) {
      return new YamlUnread(unknown.reason(), unknown.origin(), true);
    }
    if (value instanceof PlainValue.Named named) {
      return named.name().equals("None")
          ? new YamlScalar(null, "null", origin)
          : new YamlUnread("`" + named.name() + "` is no plain value", origin);
    }
    if (value instanceof Long number) {
      return new YamlScalar(BigInteger.valueOf(number), number.toString(), origin);
    }
    return value == null
        ? new YamlScalar(null, "null", origin)
        : new YamlScalar(value, value.toString(), origin);
  }
}
