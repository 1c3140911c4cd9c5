package dev.kindling.project;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlSequence;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import dev.kindling.python.Container;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import dev.kindling.python.syntax.SourceFile;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Values of configuration files as values of the project's code, which keep their lines. */
final class YamlValues {

  /** Keys whose type the tree of the file does not tell. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("[-+]?[\\d.]+|true|false|yes|no|on|off|null|~", Pattern.CASE_INSENSITIVE);

  private YamlValues() {}

  static Value of(YamlValue value, Site call) {
    if (value instanceof YamlMapping mapping) {
      Container.DictValue dict = new Container.DictValue();
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (AMBIGUOUS.matcher(key).matches()) {
                  dict.spoil(new Value.Unknown("the key `" + key + "` may be a text or not", call));
                }
                dict.entries().put(new Text(key, site(entry.key())), of(entry.value(), call));
              });
      return dict;
    } else if (value instanceof YamlSequence sequence) {
      return new Container.ListValue(
          sequence.items().stream().map(item -> of(item, call)).toList());
    } else if (value instanceof YamlUnread unread) {
      return new Value.Unknown(unread.reason(), site(unread.origin()));
    }
    YamlScalar scalar = (YamlScalar) value;
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
