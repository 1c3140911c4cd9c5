package dev.kindling.python.files;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern of the module {@code fnmatch}: {@code *}, {@code ?} and {@code [a-z]}. */
public record FileNamePattern(Pattern regex) {

  /** The pattern; null where it is not followed. */
  public static @Nullable FileNamePattern of(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        result.append(result.toString().endsWith(".*") ? "" : ".*");
      } else if (c == '?') {
        result.append('.');
      } else if (c == '[') {
        int end = text.indexOf(']', i + 2);
        String inside = end < 0 ? "" : text.substring(i + 1, end);
        if (!inside.matches("!?[\\w-]+") || inside.matches(".*--.*|!?-.*|.*-")) {
          return null;
        }
        result
            .append('[')
            .append(inside.startsWith("!") ? "^" + inside.substring(1) : inside)
            .append(']');
        i = end;
      } else {
        result.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new FileNamePattern(Pattern.compile(result.toString(), Pattern.DOTALL));
  }

  public boolean matches(String name) {
    return regex.matcher(name).matches();
  }
}
