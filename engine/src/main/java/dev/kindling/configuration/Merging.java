package dev.kindling.configuration;

import dev.kindling.configuration.YamlMapping.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Laying one mapping over another. */
final class Merging {

  private Merging() {}

  /** What lies above replaces whole entries. */
  static YamlMapping replace(YamlMapping below, YamlMapping above) {
    Map<String, Entry> all = new LinkedHashMap<>(below.entries());
    all.putAll(above.entries());
    return new YamlMapping(all, below.entries().isEmpty() ? above.origin() : below.origin());
  }

  /** Mappings under one key merge in turn; anything else that lies above replaces. */
  static YamlMapping deep(YamlMapping below, YamlMapping above) {
    Map<String, Entry> all = new LinkedHashMap<>(below.entries());
    above
        .entries()
        .forEach(
            (key, entry) -> {
              Entry under = all.get(key);
              boolean both =
                  under != null
                      && under.value() instanceof YamlMapping
                      && entry.value() instanceof YamlMapping;
              YamlValue value =
                  both
                      ? deep((YamlMapping) under.value(), (YamlMapping) entry.value())
                      : entry.value();
              all.put(key, entry.with(value));
            });
    return new YamlMapping(all, below.entries().isEmpty() ? above.origin() : below.origin());
  }
}
