package dev.kindling.python.standard;

import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/** What stands for a match in {@code re.sub}: texts with {@code \\1} and {@code \\g<name>}. */
final class RegexTemplate {

  private RegexTemplate() {}

  /** The text; null where an escape is not followed. */
  static @Nullable String filled(String template, MatchValue match) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char escape = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
      String group;
      if (escape == 'g' && template.startsWith("<", i + 2)) {
        int end = template.indexOf('>', i);
        group = end < 0 ? "" : template.substring(i + 3, end);
        i = end;
      } else if (escape >= '1' && escape <= '9') {
        boolean two = i + 2 < template.length() && Character.isDigit(template.charAt(i + 2));
        group = template.substring(i + 1, i + (two ? 3 : 2));
        boolean octal =
            two && i + 3 < template.length() && Character.isDigit(template.charAt(i + 3));
        if (octal) {
          return null;
        }
        i += two ? 2 : 1;
      } else {
        int at = "\\ntr".indexOf(escape);
        if (at < 0) {
          return null;
        }
        result.append("\\\n\t\r".charAt(at));
        i++;
        continue;
      }
      Value part = match.named(group);
      if (part == null) {
        return null;
      }
      result.append(part instanceof Text t ? t.value() : "");
    }
    return result.toString();
  }
}
