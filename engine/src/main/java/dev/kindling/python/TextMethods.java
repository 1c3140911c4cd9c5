package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods of texts. */
final class TextMethods {

  static final Set<String> NAMES =
      Set.of(
          "capitalize",
          "casefold",
          "count",
          "encode",
          "endswith",
          "find",
          "format",
          "format_map",
          "index",
          "isalnum",
          "isalpha",
          "isdigit",
          "isidentifier",
          "islower",
          "isnumeric",
          "isspace",
          "isupper",
          "join",
          "ljust",
          "lower",
          "lstrip",
          "partition",
          "removeprefix",
          "removesuffix",
          "replace",
          "rfind",
          "rjust",
          "rpartition",
          "rsplit",
          "rstrip",
          "split",
          "splitlines",
          "startswith",
          "strip",
          "swapcase",
          "title",
          "upper",
          "zfill");

  private TextMethods() {}

  /** The result; null where it is not known. */
  static @Nullable Value call(Text self, String method, Arguments arguments) {
    String text = self.value();
    switch (method) {
      case "format" -> {
        String formatted = TextFormat.format(text, arguments);
        return formatted == null ? null : new Text(formatted, self.site());
      }
      case "format_map" -> {
        return null;
      }
      case "join" -> {
        return join(self, arguments);
      }
      case "encode" -> {
        return new Value.Bytes(text.length());
      }
      default -> {
        List<String> texts = new ArrayList<>();
        for (Value argument : arguments.positional()) {
          String one = argument instanceof Text t ? t.value() : null;
          if (one == null) {
            return other(self, method, arguments);
          }
          texts.add(one);
        }
        return arguments.named().isEmpty()
            ? plain(self, method, texts, arguments.site())
            : other(self, method, arguments);
      }
    }
  }

  private static @Nullable Value join(Text self, Arguments arguments) {
    Value whole = arguments.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, arguments.site());
    if (items == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    Site site = self.site();
    long length = (long) self.value().length() * items.size();
    for (Value item : items) {
      if (!(item instanceof Text t)) {
        return null;
      }
      length += t.value().length();
      site = site.line() == 0 ? t.site() : site;
      parts.add(t.value());
    }
    return length > Budget.MAX_SIZE ? null : new Text(String.join(self.value(), parts), site);
  }

  /** Methods whose arguments are no texts. */
  private static @Nullable Value other(Text self, String method, Arguments arguments) {
    Value first = arguments.get(0);
    if ((method.equals("startswith") || method.equals("endswith"))
        && first instanceof Value.Tuple t) {
      for (Value item : t.items()) {
        Value one =
            item instanceof Text text
                ? plain(self, method, List.of(text.value()), self.site())
                : null;
        if (one == null || one == Value.Singleton.TRUE) {
          return one;
        }
      }
      return Value.Singleton.FALSE;
    }
    if (arguments.named().isEmpty()
        && first instanceof Text separator
        && arguments.get(1) instanceof Value.Int limit
        && (method.equals("split") || method.equals("rsplit") || method.equals("replace"))) {
      return split(self, method, separator.value(), limit.value().intValue());
    }
    if (first instanceof Value.Int width && width.value().bitLength() < 16) {
      int missing = Math.max(0, width.value().intValue() - self.value().length());
      return switch (method) {
        case "zfill" -> same(self, "0".repeat(missing) + self.value());
        case "ljust" -> same(self, self.value() + " ".repeat(missing));
        case "rjust" -> same(self, " ".repeat(missing) + self.value());
        default -> null;
      };
    }
    Value limit = arguments.named().get("maxsplit");
    if (limit instanceof Value.Int n && first instanceof Text separator) {
      return split(self, method, separator.value(), n.value().intValue());
    }
    return null;
  }

  private static @Nullable Value split(Text self, String method, String separator, int limit) {
    if (separator.isEmpty() || limit < 0) {
      return null;
    }
    List<Value> parts = new ArrayList<>();
    String rest = self.value();
    boolean fromRight = method.equals("rsplit");
    if (!fromRight && !method.equals("split")) {
      return null;
    }
    while (parts.size() < limit) {
      int at = fromRight ? rest.lastIndexOf(separator) : rest.indexOf(separator);
      if (at < 0) {
        break;
      }
      if (fromRight) {
        parts.add(0, same(self, rest.substring(at + separator.length())));
        rest = rest.substring(0, at);
      } else {
        parts.add(same(self, rest.substring(0, at)));
        rest = rest.substring(at + separator.length());
      }
    }
    parts.add(fromRight ? 0 : parts.size(), same(self, rest));
    return new Container.ListValue(parts);
  }

  private static Text same(Text self, String value) {
    return new Text(value, self.site());
  }

  private static @Nullable Value replace(Text self, String old, String by) {
    String text = self.value();
    // Each character may be one to replace.
    long longest = text.length() + (text.length() + 1L) * by.length();
    return longest <= Budget.MAX_SIZE || by.length() <= old.length()
        ? same(self, text.replace(old, by))
        : null;
  }

  private static @Nullable Value plain(
      Text self, String method, List<String> arguments, Site site) {
    String text = self.value();
    if (arguments.isEmpty()) {
      return none(self, method);
    } else if (arguments.size() == 2) {
      return method.equals("replace") ? replace(self, arguments.get(0), arguments.get(1)) : null;
    } else if (arguments.size() > 2) {
      return null;
    }
    String one = arguments.get(0);
    return switch (method) {
      case "startswith" -> Value.of(text.startsWith(one));
      case "endswith" -> Value.of(text.endsWith(one));
      case "strip" -> same(self, strip(text, one, true, true));
      case "lstrip" -> same(self, strip(text, one, true, false));
      case "rstrip" -> same(self, strip(text, one, false, true));
      case "removeprefix" -> same(self, text.startsWith(one) ? text.substring(one.length()) : text);
      case "removesuffix" ->
          same(self, text.endsWith(one) ? text.substring(0, text.length() - one.length()) : text);
      case "split", "rsplit" -> one.isEmpty() ? null : split(self, method, one, Integer.MAX_VALUE);
      case "partition" -> partition(self, one, text.indexOf(one), true);
      case "rpartition" -> partition(self, one, text.lastIndexOf(one), false);
      case "find" -> Value.of(text.indexOf(one));
      case "rfind" -> Value.of(text.lastIndexOf(one));
      case "index" -> index(text, one, site);
      case "count" ->
          one.isEmpty() ? null : Value.of(text.split(Pattern.quote(one), -1).length - 1L);
      default -> null;
    };
  }

  private static Value index(String text, String part, Site site) {
    int at = text.indexOf(part);
    if (at < 0) {
      throw PythonError.of("ValueError", "substring not found", site);
    }
    return Value.of(at);
  }

  private static Value partition(Text self, String separator, int at, boolean first) {
    String text = self.value();
    if (at < 0) {
      return first
          ? new Value.Tuple(List.of(self, same(self, ""), same(self, "")))
          : new Value.Tuple(List.of(same(self, ""), same(self, ""), self));
    }
    return new Value.Tuple(
        List.of(
            same(self, text.substring(0, at)),
            same(self, separator),
            same(self, text.substring(at + separator.length()))));
  }

  private static String strip(String text, String characters, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (right && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static @Nullable Value none(Text self, String method) {
    String text = self.value();
    return switch (method) {
      case "upper" -> same(self, text.toUpperCase(Locale.ROOT));
      case "lower", "casefold" -> same(self, text.toLowerCase(Locale.ROOT));
      case "capitalize" ->
          same(
              self,
              text.isEmpty()
                  ? text
                  : text.substring(0, 1).toUpperCase(Locale.ROOT)
                      + text.substring(1).toLowerCase(Locale.ROOT));
      case "title" -> same(self, title(text));
      case "strip" -> same(self, text.strip());
      case "lstrip" -> same(self, text.stripLeading());
      case "rstrip" -> same(self, text.stripTrailing());
      case "split", "rsplit" ->
          new Container.ListValue(
              text.isBlank()
                  ? List.of()
                  : Pattern.compile("\\s+")
                      .splitAsStream(text.strip())
                      .map(p -> same(self, p))
                      .toList());
      case "splitlines" -> new Container.ListValue(text.lines().map(p -> same(self, p)).toList());
      case "isdigit", "isnumeric" -> all(text, Character::isDigit);
      case "isalpha" -> all(text, Character::isLetter);
      case "isalnum" -> all(text, Character::isLetterOrDigit);
      case "isspace" -> all(text, Character::isWhitespace);
      case "isupper" -> Value.of(cased(text) && text.equals(text.toUpperCase(Locale.ROOT)));
      case "islower" -> Value.of(cased(text) && text.equals(text.toLowerCase(Locale.ROOT)));
      case "isidentifier" -> Value.of(text.matches("[^\\W\\d]\\w*"));
      default -> null;
    };
  }

  private static boolean cased(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private static Value all(String text, IntPredicate predicate) {
    return Value.of(!text.isEmpty() && text.codePoints().allMatch(predicate));
  }

  private static String title(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (char c : text.toCharArray()) {
      result.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetter(c);
    }
    return result.toString();
  }
}
