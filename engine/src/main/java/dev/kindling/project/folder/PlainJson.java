package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of configuration as the collections that a JSON writer takes. */
public final class PlainJson {

  private PlainJson() {}

  public static @Nullable Object of(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> map.put(key, of(entry.value())));
      return map;
    }
    if (value instanceof YamlSequence sequence) {
      return sequence.items().stream().map(PlainJson::of).toList();
    }
    return value instanceof YamlScalar scalar ? scalar.value() : null;
  }
}
