package dev.kindling.project;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a dataset factory, filled with the fields of a name: every text of it that has a
 * closing brace, as Python's {@code str.format_map} does.
 *
 * @param fields the texts of the pattern's fields
 */
record FactoryBody(Map<String, String> fields) {

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
        if (field == null || pieces.group("rest") != null) {
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
