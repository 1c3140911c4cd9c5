package dev.kindling.configuration;

import dev.kindling.facts.Refusal;
import dev.kindling.facts.Unread;
import java.util.List;

/**
 * Configuration of one kind, its environments laid over one another.
 *
 * @param values by top-level key; a value that cannot be known is a {@link YamlUnread}
 * @param unread files and keys that could not be read
 * @param refusals what Kedro would give up on, though it was read
 */
public record Configuration(YamlMapping values, List<Unread> unread, List<Refusal> refusals) {

  public Configuration {
    unread = List.copyOf(unread);
    refusals = List.copyOf(refusals);
  }

  /** What Kedro takes. */
  public Configuration(YamlMapping values, List<Unread> unread) {
    this(values, unread, List.of());
  }
}
