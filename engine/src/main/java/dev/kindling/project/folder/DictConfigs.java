package dev.kindling.project.folder;

import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;

/**
 * {@code DictConfig} and {@code ListConfig} of omegaconf: copies of what they are made of. What an
 * interpolation gives is found only when it is asked for, and is not followed here.
 */
final class DictConfigs {

  private static final String OPEN = "${";

  private DictConfigs() {}

  /** What {@code OmegaConf.create} makes of a value. */
  static Value of(Value value, Site site) {
    if (value instanceof Container.DictValue dict && dict.spoiled() == null) {
      Container.DictValue config = Container.DictValue.config();
      dict.seen().forEach((key, entry) -> config.entries().put(key, of(entry, site)));
      return config;
    } else if (value instanceof Container.ListValue list && list.spoiled() == null) {
      return new Container.ListValue(list.seen().stream().map(item -> of(item, site)).toList());
    }
    return value instanceof Text text && text.value().contains(OPEN)
        ? new Value.Unknown(
            "what `"
                + text.value()
                + "` of an OmegaConf is in the end is not followed; write the value out",
            text.site().line() == 0 ? site : text.site())
        : value;
  }

  /** The dicts and lists of Python that {@code OmegaConf.to_container} makes. */
  static Value plain(Value value) {
    if (value instanceof Container.DictValue dict && dict.spoiled() == null) {
      Container.DictValue result = new Container.DictValue();
      dict.seen().forEach((key, entry) -> result.entries().put(key, plain(entry)));
      return result;
    } else if (value instanceof Container.ListValue list && list.spoiled() == null) {
      return new Container.ListValue(list.seen().stream().map(DictConfigs::plain).toList());
    }
    return value;
  }
}
