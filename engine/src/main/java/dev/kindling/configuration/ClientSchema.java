package dev.kindling.configuration;

import dev.kindling.configuration.ClientSchema.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client library takes, message by message, as a script in {@code src/build} wrote it down
 * from the library itself.
 *
 * @param library its name and version: {@code google-cloud-dataproc 5.32.0}
 * @param messages the fields of each message by name
 */
record ClientSchema(String library, Map<String, Map<String, Field>> messages) {

  /** How many values a field takes. */
  enum Shape {
    ONE,
    LIST,
    MAP
  }

  /** What each value is. */
  enum Kind {
    TEXT,
    TRUTH,
    WHOLE,
    NUMBER,
    BYTES,
    DURATION,
    TIMESTAMP,
    ENUM,
    MESSAGE
  }

  /**
   * A field of a message.
   *
   * @param message the name of its message; empty for another kind
   * @param constants numbers by name of an enumeration; empty for another kind
   */
  record Field(
      String name, Shape shape, Kind kind, String message, Map<String, Integer> constants) {

    /** As REST writes the name: {@code numInstances}. */
    String camelCase() {
      StringBuilder camel = new StringBuilder();
      for (String part : name.split("_")) {
        camel.append(
            camel.isEmpty()
                ? part
                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
      }
      return camel.toString();
    }
  }

  /** A cluster's configuration, as Google's client for Dataproc takes it. */
  static ClientSchema dataproc() {
    return Dataproc.SCHEMA;
  }

  /** The fields of the message. */
  Map<String, Field> fields(String message) {
    return messages.getOrDefault(message, Map.of());
  }

  /** The field of that name, in the client's spelling or REST's; null where there is none. */
  @Nullable Field field(String message, String name) {
    Map<String, Field> fields = fields(message);
    if (fields.containsKey(name)) {
      return fields.get(name);
    }
    return fields.values().stream()
        .filter(field -> field.camelCase().equals(name))
        .findFirst()
        .orElse(null);
  }

  static ClientSchema parse(String text) {
    String library = "";
    Map<String, Map<String, Field>> messages = new LinkedHashMap<>();
    Map<String, Field> open = new TreeMap<>();
    for (String line : text.split("\n")) {
      if (line.startsWith("#")) {
        library = line.substring(2, line.indexOf(','));
      } else if (line.startsWith("  ")) {
        Field field = field(line.strip().split(" "));
        open.put(field.name(), field);
      } else {
        open = new TreeMap<>();
        messages.put(line, open);
      }
    }
    return new ClientSchema(library, Collections.unmodifiableMap(messages));
  }

  private static Field field(String[] words) {
    Kind kind = Kind.valueOf(words[2].toUpperCase(Locale.ROOT));
    Map<String, Integer> constants = new LinkedHashMap<>();
    if (kind == Kind.ENUM) {
      for (int i = 3; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        constants.put(
            words[i].substring(0, equals), Integer.valueOf(words[i].substring(equals + 1)));
      }
    }
    return new Field(
        words[0],
        Shape.valueOf(words[1].toUpperCase(Locale.ROOT)),
        kind,
        kind == Kind.MESSAGE ? words[3] : "",
        Collections.unmodifiableMap(constants));
  }

  /** Read when first asked for. */
  private static final class Dataproc {
    private static final String FILE = "dataproc-cluster-config.txt";
    static final ClientSchema SCHEMA = parse(text());

    private static String text() {
      try (InputStream in = ClientSchema.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException("the build left out " + FILE);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + FILE, e);
      }
    }
  }
}
