package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.util.List;

/** An interpolation function that a project registers under a name of its own. */
public interface Resolver {

  /**
   * What the function gives.
   *
   * @return a {@link YamlUnread} where it cannot be known
   */
  YamlValue call(List<YamlValue> arguments, Origin origin);

  /**
   * Another name of one of omegaconf's own functions.
   *
   * @param name as {@code oc.env}
   */
  record Alias(String name) implements Resolver {

    @Override
    public YamlValue call(List<YamlValue> arguments, Origin origin) {
      return new YamlUnread("`" + name + "` is not called by this name", origin);
    }
  }
}
