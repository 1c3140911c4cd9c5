package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a dataset factory, filled with the fields of a name: every text of it that has a
 * closing brace, as Python's {@code str.format_map} does.
 *
 * @param fields the texts of the pattern's fields
 * @param integers those of them that are whole numbers to Python
 */
record FactoryBody(Map<String, String> fields, Set<String> integers) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{.*?\\}");

  private static final Pattern PIECE =
      Pattern.compile("\\{\\{|\\}\\}|\\{(?<name>[^{}!:]*)(?<rest>[!:][^{}]*)?\\}|[{}]|[^{}]+");

  YamlMapping fill(YamlMapping body) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    body.entries().forEach((key, entry) -> entries.put(key, entry.with(fill(entry.value()))));
    return new YamlMapping(entries, body.origin());
  }

  private YamlValue fill(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return fill(mapping);
    }
    if (value instanceof YamlSequence sequence) {
      List<YamlValue> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(fill(item)));
      return new YamlSequence(items, sequence.origin());
    }
    if (!(value instanceof YamlScalar scalar)
        || !(scalar.value() instanceof String text)
        || !text.contains("}")) {
      return value;
    }
    String filled = format(text);
    return filled == null
        ? new YamlUnread(
            "`" + text + "` has a placeholder that its factory's name lacks; name it there too",
            scalar.origin())
        : YamlScalar.of(filled, scalar.origin());
  }

  /**
   * The first placeholder of the body, as it is written there, that the name lacks. Null where it
   * has all of them.
   */
  static @Nullable String foreign(String name, YamlValue body) {
    if (body instanceof YamlMapping mapping) {
      return first(name, mapping.entries().values().stream().map(Entry::value));
    }
    if (body instanceof YamlSequence sequence) {
      return first(name, sequence.items().stream());
    }
    Set<String> known = new HashSet<>();
    PLACEHOLDER.matcher(name).results().forEach(found -> known.add(found.group()));
    return body instanceof YamlScalar scalar && scalar.value() instanceof String text
        ? PLACEHOLDER
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(found -> !known.contains(found))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static @Nullable String first(String name, Stream<YamlValue> values) {
    return values
        .map(value -> foreign(name, value))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether Python formats the field by what stands behind its name: nothing, or its type. */
  private boolean takes(String field, @Nullable String rest) {
    return rest == null || rest.equals(integers.contains(field) ? ":d" : ":s");
  }

  /** Null where Python would raise an error. */
  private @Nullable String format(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      String piece = pieces.group();
      if (piece.equals("{{") || piece.equals("}}")) {
        filled.append(piece.charAt(0));
      } else if (pieces.group("name") != null) {
        String field = fields.get(pieces.group("name"));
        if (field == null || !takes(pieces.group("name"), pieces.group("rest"))) {
          return null;
        }
        filled.append(field);
      } else if (piece.equals("{") || piece.equals("}")) {
        return null;
      } else {
        filled.append(piece);
      }
    }
    return filled.toString();
  }
}
