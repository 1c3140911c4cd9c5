package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.util.List;

/** A sequence. */
public record YamlSequence(List<YamlValue> items, Origin origin) implements YamlValue {

  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String shape() {
    return "a list";
  }
}
