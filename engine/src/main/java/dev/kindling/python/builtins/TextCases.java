package dev.kindling.python.builtins;

import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Upper and lower case, and of what kind the characters of a text are. */
final class TextCases {

  private TextCases() {}

  /** The result; null where it is not known. */
  static @Nullable Value call(Text self, String method) {
    String text = self.value();
    return switch (method) {
      case "upper" -> same(self, text.toUpperCase(Locale.ROOT));
      case "lower" -> same(self, text.toLowerCase(Locale.ROOT));
      case "casefold" -> casefold(self);
      case "capitalize" -> capitalize(self);
      case "title" -> title(self);
      case "swapcase" -> swapped(self);
      case "isupper" -> Value.of(cased(text) && text.codePoints().noneMatch(TextCases::lower));
      case "islower" -> Value.of(cased(text) && text.codePoints().noneMatch(TextCases::upper));
      case "istitle" -> isTitle(text);
      case "isalpha" -> all(text, Character::isLetter);
      case "isalnum" -> all(text, c -> Character.isLetter(c) || numeric(c));
      case "isdecimal" -> all(text, Character::isDigit);
      case "isdigit" -> maybe(text, TextCases::digit);
      case "isnumeric" ->
          maybe(text, c -> Character.isIdeographic(c) ? Optional.empty() : Optional.of(numeric(c)));
      case "isspace" -> all(text, TextParts::isSpace);
      case "isascii" -> Value.of(text.chars().allMatch(c -> c < 128));
      case "isprintable" -> Value.of(text.codePoints().allMatch(Representation::printable));
      case "isidentifier" -> identifier(text);
      default -> null;
    };
  }

  private static Text same(Text self, String value) {
    return new Text(value, self.site());
  }

  private static @Nullable Value casefold(Text self) {
    StringBuilder result = new StringBuilder();
    for (int c : self.value().codePoints().toArray()) {
      if (c == 0xdf) {
        result.append("ss");
      } else if (c == 0xb5 || c > 0xff) {
        return null;
      } else {
        result.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return same(self, result.toString());
  }

  /** The character at the beginning of a word; null where it becomes several. */
  private static @Nullable String initial(int c) {
    String one = Character.toString(c);
    return one.toUpperCase(Locale.ROOT).codePointCount(0, one.toUpperCase(Locale.ROOT).length()) > 1
        ? null
        : Character.toString(Character.toTitleCase(c));
  }

  private static @Nullable Value capitalize(Text self) {
    String text = self.value();
    if (text.isEmpty()) {
      return self;
    }
    String first = initial(text.codePointAt(0));
    String rest = text.substring(Character.charCount(text.codePointAt(0)));
    return first == null || rest.indexOf('\u03a3') >= 0
        ? null
        : same(self, first + rest.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Value title(Text self) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int c : self.value().codePoints().toArray()) {
      String one = inWord ? Character.toString(c).toLowerCase(Locale.ROOT) : initial(c);
      if (one == null || c == 0x3a3) {
        return null;
      }
      result.append(one);
      inWord = upper(c) || lower(c);
    }
    return same(self, result.toString());
  }

  private static @Nullable Value swapped(Text self) {
    StringBuilder result = new StringBuilder();
    for (int c : self.value().codePoints().toArray()) {
      String one = Character.toString(c);
      if (c == 0x3a3 || Character.isTitleCase(c)) {
        return null;
      }
      result.append(
          Character.isUpperCase(c)
              ? one.toLowerCase(Locale.ROOT)
              : Character.isLowerCase(c) ? one.toUpperCase(Locale.ROOT) : one);
    }
    return same(self, result.toString());
  }

  private static boolean upper(int c) {
    return Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean lower(int c) {
    return Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean cased(String text) {
    return text.codePoints().anyMatch(c -> upper(c) || lower(c));
  }

  private static Value isTitle(String text) {
    boolean inWord = false;
    boolean any = false;
    for (int c : text.codePoints().toArray()) {
      if (upper(c) && inWord || !upper(c) && lower(c) && !inWord) {
        return Value.of(false);
      }
      inWord = upper(c) || lower(c);
      any |= inWord;
    }
    return Value.of(any);
  }

  private static boolean numeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static Optional<Boolean> digit(int c) {
    if (Character.isDigit(c)) {
      return Optional.of(true);
    } else if (c == 0xb2 || c == 0xb3 || c == 0xb9) {
      return Optional.of(true);
    }
    return c > 0xff && Character.getType(c) == Character.OTHER_NUMBER
        ? Optional.empty()
        : Optional.of(false);
  }

  private static Value all(String text, IntPredicate predicate) {
    return Value.of(!text.isEmpty() && text.codePoints().allMatch(predicate));
  }

  private static @Nullable Value maybe(String text, IntFunction<Optional<Boolean>> test) {
    for (int c : text.codePoints().toArray()) {
      Optional<Boolean> one = test.apply(c);
      if (one.isEmpty()) {
        return null;
      } else if (!one.get()) {
        return Value.of(false);
      }
    }
    return Value.of(!text.isEmpty());
  }

  private static Value identifier(String text) {
    if (text.isEmpty()) {
      return Value.of(false);
    }
    int first = text.codePointAt(0);
    boolean starts = first == '_' || Character.isUnicodeIdentifierStart(first);
    return Value.of(
        starts
            && text.codePoints()
                .skip(1)
                .allMatch(
                    c ->
                        Character.isUnicodeIdentifierPart(c)
                            && !Character.isIdentifierIgnorable(c)));
  }
}
