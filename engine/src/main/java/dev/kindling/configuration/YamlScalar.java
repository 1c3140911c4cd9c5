package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value null, {@link Boolean}, {@link BigInteger}, {@link Double} or {@link String}, as
 *     Python's YAML 1.1 reads it
 * @param text as the file writes it, without its quotes
 */
public record YamlScalar(@Nullable Object value, String text, Origin origin) implements YamlValue {

  public static YamlScalar of(String text, Origin origin) {
    return new YamlScalar(text, text, origin);
  }

  @Override
  public String shape() {
    return value == null
        ? "nothing"
        : value instanceof Boolean
            ? "true or false"
            : value instanceof String ? "a text" : "a number";
  }
}
