package dev.kindling.configuration;

import dev.kindling.facts.Origin;

/**
 * A value that stands in a file but cannot be known: an interpolation of something that is missing,
 * or of the project's own making.
 *
 * @param reason one sentence with the cure
 * @param elsewhere whether Kedro, which runs the project's code, has a value all the same;
 *     otherwise it gives up on the whole file
 */
public record YamlUnread(String reason, Origin origin, boolean elsewhere) implements YamlValue {

  /** A value that Kedro lacks too, as far as is known. */
  public YamlUnread(String reason, Origin origin) {
    this(reason, origin, false);
  }

  @Override
  public String shape() {
    return "a value that cannot be known";
  }
}
