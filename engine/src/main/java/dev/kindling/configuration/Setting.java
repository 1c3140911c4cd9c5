package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of the settings with its place, for keys that some commands cannot do without: whether it
 * is missing matters only when it is needed.
 *
 * @param key in full: {@code run_config.spark.type}
 * @param value null where the files do not set it
 * @param origin the line that sets it; where nothing does, the line of the closest key above it
 */
public record Setting<T>(String key, @Nullable T value, Origin origin) {

  /** The value, if the files set it. */
  public Optional<T> get() {
    return Optional.ofNullable(value);
  }

  /** The value, or another where the files do not set it. */
  public T orElse(T other) {
    return value == null ? other : value;
  }

  /**
   * The value that a command cannot do without.
   *
   * @param cure what to set it to: "the image of the default nodes"
   * @throws InvalidInput when nothing sets it
   */
  public T require(String cure) {
    if (value == null) {
      throw new InvalidInput(origin, "`" + key + "` is not set; set it to " + cure);
    }
    return value;
  }
}
