package dev.kindling.configuration;

import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Spelling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the settings while it is read. Every key that is asked for is known; what nobody
 * asked for is a warning when the section is {@link #finish}ed. A value of another type than the
 * asker expects is an {@link InvalidInput} with its line.
 */
final class SettingsSection {

  private final String path;
  private final YamlMapping mapping;
  private final List<Finding> warnings;
  private final SettingKeys keys;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param keys where the keys that are asked for are noted; shared with the sections below
   */
  SettingsSection(String path, YamlMapping mapping, List<Finding> warnings, SettingKeys keys) {
    this.path = path;
    this.mapping = mapping;
    this.warnings = warnings;
    this.keys = keys;
  }

  Origin origin() {
    return mapping.origin();
  }

  /** The names of the entries, where a section's keys are names that the user makes up. */
  List<String> names() {
    known.addAll(mapping.keys());
    return List.copyOf(mapping.keys());
  }

  private @Nullable YamlValue find(String key) {
    known.add(key);
    keys.asked().add(path + key);
    YamlValue value = mapping.get(key);
    if (value instanceof YamlUnread unread) {
      throw new InvalidInput(place(key), "`" + path + key + "`: " + unread.reason());
    }
    if (value == null || value instanceof YamlScalar scalar && scalar.value() == null) {
      return null;
    }
    keys.written().put(path + key, place(key));
    return value;
  }

  /** The key in full: {@code run_config.image}. */
  String full(String key) {
    return path + key;
  }

  /** Where the key stands; where it is not set, the section. */
  Origin place(String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.origin() : entry.key();
  }

  /** A text, or a number or truth value as it is written; with its place. */
  Setting<String> text(String key) {
    return new Setting<>(path + key, scalar(key), place(key));
  }

  /** The same without its place. */
  @Nullable String scalar(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return null;
    }
    if (value instanceof YamlScalar scalar) {
      return scalar.text();
    }
    throw wrong(key, value, "a text");
  }

  String textOr(String key, String otherwise) {
    String text = scalar(key);
    return text == null ? otherwise : text;
  }

  /** One of some words. */
  Setting<String> word(String key, Set<String> words) {
    Setting<String> setting = text(key);
    if (setting.value() != null && !words.contains(setting.value())) {
      throw new InvalidInput(
          setting.origin(),
          "`" + path + key + "` is `" + setting.value() + "`; set it to " + oneOf(words));
    }
    return setting;
  }

  private static String oneOf(Set<String> words) {
    return "one of " + String.join(", ", words.stream().map(w -> "`" + w + "`").toList());
  }

  @Nullable Integer integer(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return null;
    }
    // A number that comes from the environment is a text.
    if (value instanceof YamlScalar scalar
        && (scalar.value() instanceof BigInteger || scalar.text().matches("-?\\d{1,9}"))) {
      try {
        return new BigInteger(scalar.value() instanceof BigInteger n ? n.toString() : scalar.text())
            .intValueExact();
      } catch (ArithmeticException e) {
        throw new InvalidInput(place(key), "`" + path + key + "` is too large; make it smaller");
      }
    }
    throw wrong(key, value, "a whole number");
  }

  /** A number that must not be negative. */
  int integerOr(String key, int otherwise) {
    Integer number = integer(key);
    if (number != null && number < 0) {
      throw new InvalidInput(place(key), "`" + path + key + "` is negative; set it to 0 or more");
    }
    return number == null ? otherwise : number;
  }

  boolean truthOr(String key, boolean otherwise) {
    YamlValue value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof YamlScalar scalar && scalar.value() instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof YamlScalar scalar && scalar.text().matches("(?i)true|false")) {
      return Boolean.parseBoolean(scalar.text());
    }
    throw wrong(key, value, "true or false");
  }

  /** A list of texts; a single text with commas is one too. */
  List<String> texts(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof YamlScalar scalar) {
      for (String text : scalar.text().split(",")) {
        if (!text.isBlank()) {
          texts.add(text.strip());
        }
      }
      return texts;
    }
    if (value instanceof YamlSequence sequence) {
      for (YamlValue item : sequence.items()) {
        if (!(item instanceof YamlScalar scalar) || scalar.value() == null) {
          throw new InvalidInput(
              item.origin(), "`" + path + key + "` holds " + item.shape() + "; list texts only");
        }
        texts.add(scalar.text());
      }
      return texts;
    }
    throw wrong(key, value, "a list of texts");
  }

  /** A mapping of names to texts; numbers and truth values are taken as they are written. */
  SortedMap<String, String> textMap(String key) {
    SortedMap<String, String> texts = new TreeMap<>();
    YamlValue value = find(key);
    if (value == null) {
      return texts;
    }
    if (!(value instanceof YamlMapping inner)) {
      throw wrong(key, value, "a mapping of names to texts");
    }
    inner
        .entries()
        .forEach(
            (name, entry) -> {
              if (!(entry.value() instanceof YamlScalar scalar)) {
                throw new InvalidInput(
                    entry.key(),
                    "`"
                        + path
                        + key
                        + "."
                        + name
                        + "` holds "
                        + entry.value().shape()
                        + "; write a text");
              }
              if (scalar.value() != null) {
                texts.put(name, scalar.text());
              }
            });
    return texts;
  }

  /** A section; empty where the key is not set. */
  SettingsSection section(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return new SettingsSection(
          path + key + ".", YamlMapping.empty(place(key)), new ArrayList<>(), keys);
    }
    if (value instanceof YamlMapping inner) {
      return new SettingsSection(
          path + key + ".", new YamlMapping(inner.entries(), place(key)), warnings, keys);
    }
    throw wrong(key, value, "a mapping");
  }

  /** Whether the key stands there, be it with nothing behind it. */
  boolean isWritten(String key) {
    return mapping.keys().contains(key);
  }

  /** Whether the key is set to anything. */
  boolean has(String key) {
    return find(key) != null;
  }

  /** The mappings of a list. */
  List<SettingsSection> sections(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof YamlSequence sequence)) {
      throw wrong(key, value, "a list of mappings");
    }
    List<SettingsSection> sections = new ArrayList<>();
    for (YamlValue item : sequence.items()) {
      if (!(item instanceof YamlMapping inner)) {
        throw new InvalidInput(
            item.origin(), "`" + path + key + "` holds " + item.shape() + "; list mappings only");
      }
      sections.add(
          new SettingsSection(path + key + "[" + sections.size() + "].", inner, warnings, keys));
    }
    return sections;
  }

  /** A mapping of whatever the user writes, as plain values; empty where the key is not set. */
  Map<String, Object> plain(String key) {
    YamlValue value = find(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof YamlMapping inner)) {
      throw wrong(key, value, "a mapping");
    }
    return plainMap(inner);
  }

  /** A mapping as a client library takes it for one of its messages; empty where it is not set. */
  Map<String, @Nullable Object> message(String key, ClientSchema schema, String message) {
    YamlValue value = find(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof YamlMapping inner)) {
      throw wrong(key, value, "a mapping");
    }
    return new ClientValues(schema).message(message, inner, path + key + ".");
  }

  /** The same for a key that may also hold YAML as a text. */
  @Nullable Map<String, Object> plainOrYaml(String key) {
    YamlValue value = find(key);
    if (value instanceof YamlScalar scalar) {
      value = YamlFile.parse(scalar.text(), place(key).file(), YamlFlavour.PYYAML);
    }
    if (value == null) {
      return null;
    }
    if (!(value instanceof YamlMapping inner)) {
      throw wrong(key, value, "a mapping, or YAML of one");
    }
    return plainMap(inner);
  }

  private static Map<String, @Nullable Object> plainMap(YamlMapping mapping) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> plain.put(key, plainValue(entry.value())));
    return plain;
  }

  private static @Nullable Object plainValue(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return plainMap(mapping);
    }
    if (value instanceof YamlSequence sequence) {
      List<@Nullable Object> plain = new ArrayList<>();
      sequence.items().forEach(item -> plain.add(plainValue(item)));
      return plain;
    }
    if (value instanceof YamlUnread unread) {
      throw new InvalidInput(unread.origin(), unread.reason());
    }
    return ((YamlScalar) value).value();
  }

  /** The complaint about a value that is none of those expected. */
  InvalidInput wrong(String key, YamlValue value, String expected) {
    return new InvalidInput(
        place(key), "`" + path + key + "` is " + value.shape() + "; write " + expected);
  }

  /** Warns of every key that nobody asked for. */
  void finish() {
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        List<String> free = known.stream().filter(name -> !mapping.keys().contains(name)).toList();
        warnings.add(
            new Finding(
                AirflowSettings.UNKNOWN_SETTING,
                Severity.WARNING,
                null,
                null,
                "`" + path + entry.getKey() + "` is no setting",
                Spelling.nearest(entry.getKey(), free)
                    .map(name -> "did you mean `" + name + "`?")
                    .orElse("remove it"),
                entry.getValue().key()));
      }
    }
  }
}
