package dev.kindling.project.folder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of {@code [tool.kedro]} in a {@code pyproject.toml}. Read token by token: an object
 * mapper would take longer to set up than the whole file to read.
 */
final class PyProject {

  private PyProject() {}

  /** The texts by their keys, without surrounding white space; null where there is no table. */
  static @Nullable Map<String, String> kedro(byte[] content) throws IOException {
    try (JsonParser parser = new TomlFactory().createParser(content)) {
      parser.nextToken();
      if (enter(parser, "tool") && enter(parser, "kedro")) {
        Map<String, String> texts = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          if (parser.nextToken() == JsonToken.VALUE_STRING) {
            texts.put(key, parser.getText().strip());
          }
          parser.skipChildren();
        }
        return texts;
      }
      return null;
    }
  }

  /** Goes on to the table of that name in the current one; false where there is none. */
  private static boolean enter(JsonParser parser, String table) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(table);
      if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
