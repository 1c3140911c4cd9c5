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
   * @param name the key itself where it is no text but a number, say; null for a text
   */
  public record Entry(Origin key, YamlValue value, @Nullable YamlScalar name) {

    /** An entry whose key is a text. */
    public Entry(Origin key, YamlValue value) {
      this(key, value, null);
    }

    /** The same key with another value. */
    public Entry with(YamlValue other) {
      return new Entry(key, other, name);
    }
  }

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
