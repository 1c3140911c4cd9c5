package dev.kindling.python;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code text % values}. */
final class PercentFormat {

  private static final Pattern FIELD =
      Pattern.compile("%(?:\\((\\w+)\\))?([-0]?)(\\d{0,3})(?:\\.(\\d{1,2}))?([sdrfi%])");

  private PercentFormat() {}

  /** The formatted text; null where it is not known. */
  static @Nullable String format(String template, Value arguments) {
    List<Value> values = arguments instanceof Value.Tuple t ? t.items() : List.of(arguments);
    Matcher matcher = FIELD.matcher(template);
    StringBuilder result = new StringBuilder();
    int end = 0;
    int next = 0;
    while (matcher.find()) {
      if (template.substring(end, matcher.start()).indexOf('%') >= 0) {
        return null;
      }
      result.append(template, end, matcher.start());
      end = matcher.end();
      if (matcher.group(5).equals("%")) {
        result.append('%');
        continue;
      }
      Value value;
      if (matcher.group(1) != null) {
        value =
            arguments instanceof Container.DictValue d && d.spoiled() == null
                ? d.entries().get(Value.of(matcher.group(1)))
                : null;
      } else {
        value = next < values.size() ? values.get(next++) : null;
      }
      String text = value == null ? null : field(matcher, value);
      if (text == null) {
        return null;
      }
      result.append(text);
    }
    String rest = template.substring(end);
    return rest.indexOf('%') >= 0 ? null : result.append(rest).toString();
  }

  private static @Nullable String field(Matcher matcher, Value value) {
    String spec = matcher.group(5);
    boolean number = value instanceof Value.Int || value instanceof Value.Real;
    String text =
        switch (spec) {
          case "s" -> matcher.group(4) == null ? Representation.text(value) : null;
          case "r" -> matcher.group(4) == null ? Representation.of(value) : null;
          case "d", "i" -> value instanceof Value.Int ? Representation.of(value) : null;
          default ->
              number
                  ? FormatSpec.fixed(
                      value, matcher.group(4) == null ? 6 : Integer.parseInt(matcher.group(4)))
                  : null;
        };
    if (text == null || matcher.group(3).isEmpty()) {
      return text;
    }
    int width = Integer.parseInt(matcher.group(3));
    String flag = matcher.group(2);
    String padding = (flag.equals("0") ? "0" : " ").repeat(Math.max(0, width - text.length()));
    return flag.equals("-") ? text + padding : padding + text;
  }
}
