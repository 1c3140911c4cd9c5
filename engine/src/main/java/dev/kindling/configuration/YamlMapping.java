package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping, its keys as text and in the order of the file.
 *
 * @param entries by key
 */
public record YamlMapping(Map<String, Entry> entries, Origin origin) implements YamlValue {

  /**
   * A key with its value.
   *
   * @param key where the key is written
   */
  public record Entry(Origin key, YamlValue value) {}

  public YamlMapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** A mapping without entries. */
  public static YamlMapping empty(Origin origin) {
    return new YamlMapping(Map.of(), origin);
  }

  /** The value of the key; null where there is none. */
  public @Nullable YamlValue get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The text of the key's value; null where there is none, or where it is no text. */
  public @Nullable String text(String key) {
    return get(key) instanceof YamlScalar scalar && scalar.value() instanceof String text
        ? text
        : null;
  }

  public Set<String> keys() {
    return entries.keySet();
  }

  @Override
  public String shape() {
    return "a mapping";
  }
}
