package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;

/** Values of configuration files as values of the project's code, which keep their lines. */
final class YamlValues {

  private YamlValues() {}

  static Value of(YamlValue value, Site call) {
    if (value instanceof YamlMapping mapping) {
      Container.DictValue dict = new Container.DictValue();
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                YamlScalar name = entry.name();
                Value written = name == null ? new Text(key, site(entry.key())) : scalar(name);
                dict.entries().put(written, of(entry.value(), call));
              });
      return dict;
    } else if (value instanceof YamlSequence sequence) {
      return new Container.ListValue(
          sequence.items().stream().map(item -> of(item, call)).toList());
    } else if (value instanceof YamlUnread unread) {
      return new Value.Unknown(unread.reason(), site(unread.origin()));
    }
    return scalar((YamlScalar) value);
  }

  private static Value scalar(YamlScalar scalar) {
    Object content = scalar.value();
    if (content instanceof String text) {
      return new Text(text, site(scalar.origin()));
    } else if (content instanceof BigInteger number) {
      return new Value.Int(number);
    } else if (content instanceof Double number) {
      return new Value.Real(number);
    } else if (content instanceof Boolean truth) {
      return Value.of(truth);
    }
    return content == null
        ? Value.Singleton.NONE
        : new Value.Unknown("the value is of a kind that is not followed", site(scalar.origin()));
  }

  private static Site site(Origin origin) {
    return new Site(SourceFile.part(origin.file(), origin.line(), origin.text()), origin.line());
  }
}
