package dev.kindling.configuration;

import dev.kindling.facts.Origin;

/**
 * A value that stands in a file but cannot be known: an interpolation of something that is missing,
 * or of the project's own making.
 *
 * @param reason one sentence with the cure
 */
public record YamlUnread(String reason, Origin origin) implements YamlValue {

  @Override
  public String shape() {
    return "a value that cannot be known";
  }
}
