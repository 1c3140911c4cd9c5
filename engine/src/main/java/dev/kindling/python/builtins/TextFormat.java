package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Subscripts;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code text.format(…)} and {@code text.format_map(…)}. */
final class TextFormat {

  private final Arguments arguments;
  private final List<Value> positional;
  private final Map<Value, Value> named;
  private int automatic;
  private boolean manual;

  private TextFormat(Arguments arguments, List<Value> positional, Map<Value, Value> named) {
    this.arguments = arguments;
    this.positional = positional;
    this.named = named;
  }

  /** The formatted text; null where it is not known. */
  static @Nullable String format(String template, Arguments arguments) {
    Container.DictValue named = new Container.DictValue();
    arguments.named().forEach((name, value) -> named.entries().put(Value.of(name), value));
    return new TextFormat(arguments, arguments.positional(), named.entries()).apply(template, 2);
  }

  /** The text formatted with the entries of a dict; null where it is not known. */
  static @Nullable String formatMap(String template, Arguments arguments) {
    return arguments.get(0) instanceof Container.DictValue d && d.spoiled() == null
        ? new TextFormat(arguments, List.of(), d.entries()).apply(template, 2)
        : null;
  }

  private @Nullable String apply(String template, int depth) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '{' && c != '}') {
        result.append(c);
        at++;
      } else if (at + 1 < template.length() && template.charAt(at + 1) == c) {
        result.append(c);
        at += 2;
      } else {
        int end = c == '{' ? end(template, at) : -1;
        String text = end < 0 || depth == 0 ? null : field(template.substring(at + 1, end), depth);
        if (text == null || result.length() + text.length() > Budget.MAX_SIZE) {
          return null;
        }
        result.append(text);
        at = end + 1;
      }
    }
    return result.toString();
  }

  /** Where the field that begins there ends; −1 where it does not. */
  private static int end(String template, int start) {
    int open = 0;
    boolean index = false;
    for (int i = start; i < template.length(); i++) {
      char c = template.charAt(i);
      if (index) {
        index = c != ']';
      } else if (c == '[') {
        index = open == 1;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable String field(String field, int depth) {
    int end = 0;
    boolean index = false;
    while (end < field.length()
        && (index || field.charAt(end) != ':' && field.charAt(end) != '!')) {
      index = field.charAt(end) == '[' || index && field.charAt(end) != ']';
      end++;
    }
    Value value = look(field.substring(0, end));
    String rest = field.substring(end);
    if (value == null || value instanceof Value.Unknown) {
      return null;
    }
    if (rest.startsWith("!")) {
      if (rest.length() < 2 || rest.length() > 2 && rest.charAt(2) != ':') {
        return null;
      }
      String converted =
          switch (rest.charAt(1)) {
            case 'r' -> Representation.of(value, arguments.interpreter());
            case 's' -> Representation.text(value, arguments.interpreter());
            default -> null;
          };
      if (converted == null) {
        return null;
      }
      value = Value.of(converted);
      rest = rest.substring(2);
    }
    String spec = rest.isEmpty() ? "" : apply(rest.substring(1), depth - 1);
    return spec == null ? null : Representation.format(value, spec, arguments.interpreter());
  }

  private @Nullable Value look(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    String first = name.substring(0, end);
    Value value;
    if (first.isEmpty()) {
      value = manual || automatic >= positional.size() ? null : positional.get(automatic++);
    } else if (first.matches("\\d{1,4}")) {
      manual = true;
      int at = Integer.parseInt(first);
      value = automatic > 0 || at >= positional.size() ? null : positional.get(at);
    } else {
      value = named.get(Value.of(first));
    }
    while (value != null && end < name.length()) {
      if (name.charAt(end) == '.') {
        int next = end + 1;
        while (next < name.length() && name.charAt(next) != '.' && name.charAt(next) != '[') {
          next++;
        }
        value =
            arguments
                .interpreter()
                .attribute(value, name.substring(end + 1, next), arguments.site());
        end = next;
      } else {
        int close = name.indexOf(']', end);
        if (name.charAt(end) != '[' || close < 0) {
          return null;
        }
        String key = name.substring(end + 1, close);
        Value index = key.matches("\\d{1,9}") ? Value.of(Long.parseLong(key)) : Value.of(key);
        value = Subscripts.get(value, index, arguments.site(), arguments.interpreter());
        end = close + 1;
      }
    }
    return value;
  }
}
