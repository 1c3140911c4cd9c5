package dev.kindling.configuration;

import dev.kindling.facts.Unread;
import java.util.List;

/**
 * Configuration of one kind, its environments laid over one another.
 *
 * @param values by top-level key; a value that cannot be known is a {@link YamlUnread}
 * @param unread files and keys that could not be read
 */
public record Configuration(YamlMapping values, List<Unread> unread) {

  public Configuration {
    unread = List.copyOf(unread);
  }
}
