package dev.kindling.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.Map;

/**
 * A Markdown page that begins with YAML between two lines of three dashes.
 *
 * @param values the YAML's scalars
 * @param body the page behind it
 */
record FrontMatter(Map<String, String> values, String body) {

  private static final String FENCE = "---\n";
  private static final TypeReference<Map<String, String>> SCALARS = new TypeReference<>() {};

  static FrontMatter parse(String file, String page) {
    String text = page.replace("\r\n", "\n");
    int end = text.indexOf("\n" + FENCE);
    if (!text.startsWith(FENCE) || end < 0) {
      throw new InvalidInput(
          new Origin(file, 1, ""),
          "the page has no front matter: begin it with `---`, `code: …`, `title: …`, `---`");
    }
    String yaml = text.substring(FENCE.length(), end + 1);
    try {
      return new FrontMatter(
          new YAMLMapper().readValue(yaml, SCALARS), text.substring(end + 1 + FENCE.length()));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
      throw new InvalidInput(
          new Origin(file, line, ""), "the front matter is no YAML of `key: value` lines");
    }
  }

  /** The value of a key that every page must have. */
  String required(String file, String key) {
    String value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new InvalidInput(new Origin(file, 1, ""), "the front matter lacks `" + key + ": …`");
    }
    return value;
  }
}
