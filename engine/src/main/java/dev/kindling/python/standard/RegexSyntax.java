package dev.kindling.python.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Python as one of Java, as far as both mean the same by it.
 *
 * @param groups numbers of the named groups
 * @param source as Python has it
 * @param flags those of Python beside it
 */
record RegexSyntax(Pattern pattern, Map<String, Integer> groups, String source, int flags) {

  /** Python's flags that Java knows too. */
  static final int IGNORE_CASE = 2;

  static final int MULTI_LINE = 8;
  static final int DOT_ALL = 16;

  private static final String ESCAPES = "AbBdDsSwWnrtfv";

  /** The expression; null where Java may take it otherwise than Python. */
  static @Nullable RegexSyntax of(String source, int given) {
    String text = source;
    int flags = given;
    while (text.startsWith("(?i)") || text.startsWith("(?m)") || text.startsWith("(?s)")) {
      char flag = text.charAt(2);
      flags |= flag == 'i' ? IGNORE_CASE : flag == 'm' ? MULTI_LINE : DOT_ALL;
      text = text.substring(4);
    }
    int java = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
    java |= (flags & IGNORE_CASE) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    java |= (flags & MULTI_LINE) != 0 ? Pattern.MULTILINE : 0;
    java |= (flags & DOT_ALL) != 0 ? Pattern.DOTALL : 0;
    Map<String, Integer> groups = new LinkedHashMap<>();
    String translated =
        (flags & ~(IGNORE_CASE | MULTI_LINE | DOT_ALL)) != 0 ? null : translate(text, groups);
    if (translated == null) {
      return null;
    }
    try {
      return new RegexSyntax(Pattern.compile(translated, java), groups, source, given);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static @Nullable String translate(String text, Map<String, Integer> groups) {
    StringBuilder result = new StringBuilder();
    boolean inClass = false;
    int group = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        String escape = i + 1 < text.length() ? escape(text.charAt(i + 1), inClass) : null;
        if (escape == null) {
          return null;
        }
        result.append(escape);
        i++;
      } else if (inClass) {
        if (c == '[' || c == '&' || c == '^') {
          result.append('\\');
        }
        inClass = c != ']';
        result.append(c);
      } else if (c == '[') {
        inClass = true;
        result.append(c);
        if (text.startsWith("^", i + 1)) {
          result.append('^');
          i++;
        }
        if (text.startsWith("]", i + 1)) {
          result.append("\\]");
          i++;
        }
      } else if (c == '(' && text.startsWith("(?P<", i)) {
        int end = text.indexOf('>', i);
        if (end < 0) {
          return null;
        }
        groups.put(text.substring(i + 4, end), ++group);
        result.append('(');
        i = end;
      } else if (c == '(' && text.startsWith("(?P=", i)) {
        int end = text.indexOf(')', i);
        Integer named = end < 0 ? null : groups.get(text.substring(i + 4, end));
        if (named == null) {
          return null;
        }
        result.append("(?:\\").append(named).append(')');
        i = end;
      } else if (c == '(' && text.startsWith("(?", i)) {
        boolean same =
            text.startsWith("(?:", i)
                || text.startsWith("(?=", i)
                || text.startsWith("(?!", i)
                || text.startsWith("(?<=", i)
                || text.startsWith("(?<!", i);
        if (!same) {
          return null;
        }
        result.append(c);
      } else {
        group += c == '(' ? 1 : 0;
        result.append(c);
      }
    }
    return result.toString();
  }

  private static @Nullable String escape(char c, boolean inClass) {
    if (c == 'Z') {
      return inClass ? null : "\\z";
    } else if (c < 128 && Character.isLetterOrDigit(c)) {
      boolean reference = c >= '1' && c <= '9' && !inClass;
      boolean known = ESCAPES.indexOf(c) >= 0 && !(inClass && "AbB".indexOf(c) >= 0);
      // Java's \v stands for a class of characters.
      return c == 'v' ? "\\x0B" : reference || known ? "\\" + c : null;
    }
    return "\\" + c;
  }
}
