package dev.kindling.python;

import org.jspecify.annotations.Nullable;

/** {@code text.format(…)}. */
final class TextFormat {

  private TextFormat() {}

  /** The formatted text; null where it is not known. */
  static @Nullable String format(String template, Arguments arguments) {
    StringBuilder result = new StringBuilder();
    int automatic = 0;
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if ((c == '{' || c == '}') && at + 1 < template.length() && template.charAt(at + 1) == c) {
        result.append(c);
        at += 2;
        continue;
      }
      if (c != '{') {
        result.append(c);
        at++;
        continue;
      }
      int end = template.indexOf('}', at);
      if (end < 0) {
        return null;
      }
      String field = template.substring(at + 1, end);
      int colon = field.indexOf(':');
      String name = colon < 0 ? field : field.substring(0, colon);
      Value value = name.isEmpty() ? arguments.get(automatic++) : look(name, arguments);
      String text =
          value == null || field.indexOf('{') >= 0
              ? null
              : FormatSpec.format(value, colon < 0 ? "" : field.substring(colon + 1));
      if (text == null || result.length() + text.length() > Budget.MAX_SIZE) {
        return null;
      }
      result.append(text);
      at = end + 1;
    }
    return result.toString();
  }

  private static @Nullable Value look(String name, Arguments arguments) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    String first = name.substring(0, end);
    Value value =
        first.matches("\\d{1,4}")
            ? arguments.get(Integer.parseInt(first))
            : arguments.named().get(first);
    String rest = name.substring(end);
    if (value == null || rest.isEmpty()) {
      return value;
    } else if (rest.startsWith("[")
        && rest.endsWith("]")
        && rest.indexOf(']') == rest.length() - 1) {
      return value instanceof Container.DictValue d && d.spoiled() == null
          ? d.entries().get(Value.of(rest.substring(1, rest.length() - 1)))
          : null;
    } else if (rest.startsWith(".") && rest.indexOf('.', 1) < 0 && rest.indexOf('[') < 0) {
      return arguments.interpreter().attribute(value, rest.substring(1), arguments.site());
    }
    return null;
  }
}
