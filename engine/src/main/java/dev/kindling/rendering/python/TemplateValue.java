package dev.kindling.rendering.python;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way into Python: templates write it as the literal that gives it back, and in no
 * other way.
 */
public record TemplateValue(@Nullable Object value) {

  /** The value; nothing for what the settings leave out, so that templates can leave it out too. */
  public static @Nullable TemplateValue orNothing(@Nullable Object value) {
    boolean empty =
        value == null
            || value instanceof Map<?, ?> map && map.isEmpty()
            || value instanceof Collection<?> all && all.isEmpty();
    return empty ? null : new TemplateValue(value);
  }

  /** The Python literal. */
  @Override
  public String toString() {
    return PythonLiteral.of(value);
  }
}
