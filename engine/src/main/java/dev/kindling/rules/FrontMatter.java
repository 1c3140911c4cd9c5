package dev.kindling.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A Markdown page that begins with YAML between two lines of three dashes.
 *
 * @param values the YAML's scalars
 * @param body the page behind it
 */
record FrontMatter(Map<String, String> values, String body) {

  private static final String FENCE = "---\n";

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
      return new FrontMatter(scalars(file, yaml), text.substring(end + 1 + FENCE.length()));
    } catch (JsonProcessingException e) {
      throw wrong(file, e.getLocation() == null ? 0 : e.getLocation().getLineNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> scalars(String file, String yaml) throws IOException {
    Map<String, String> scalars = new HashMap<>();
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw wrong(file, 1);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        if (!parser.nextToken().isScalarValue()) {
          throw wrong(file, parser.currentTokenLocation().getLineNr());
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
          scalars.put(key, parser.getText());
        }
      }
    }
    return scalars;
  }

  private static InvalidInput wrong(String file, int line) {
    return new InvalidInput(
        new Origin(file, line + 1, ""), "the front matter is no YAML of `key: value` lines");
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
