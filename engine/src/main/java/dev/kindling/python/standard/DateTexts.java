package dev.kindling.python.standard;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as texts, in the names of the C locale. */
final class DateTexts {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{3}|\\d{6}))?)?"
              + "([+-]\\d\\d:\\d\\d)?)?");
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

  private DateTexts() {}

  /** {@code strftime}; null where a directive is not followed. */
  static @Nullable String format(LocalDateTime at, @Nullable ZoneOffset offset, String spec) {
    if (at.getYear() < 1000) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < spec.length(); i++) {
      if (spec.charAt(i) != '%') {
        result.append(spec.charAt(i));
        continue;
      }
      String part = ++i < spec.length() ? part(at, offset, spec.charAt(i)) : null;
      if (part == null) {
        return null;
      }
      result.append(part);
    }
    return result.toString();
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static @Nullable String part(LocalDateTime at, @Nullable ZoneOffset offset, char c) {
    return switch (c) {
      case 'Y' -> String.valueOf(at.getYear());
      case 'm' -> two(at.getMonthValue());
      case 'd' -> two(at.getDayOfMonth());
      case 'H' -> two(at.getHour());
      case 'I' -> two((at.getHour() + 11) % 12 + 1);
      case 'M' -> two(at.getMinute());
      case 'S' -> two(at.getSecond());
      case 'f' -> String.format(Locale.ROOT, "%06d", at.getNano() / 1_000);
      case 'y' -> two(at.getYear() % 100);
      case 'j' -> String.format(Locale.ROOT, "%03d", at.getDayOfYear());
      case 'a' -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b' -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      case 'B' -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'p' -> at.getHour() < 12 ? "AM" : "PM";
      case 'w' -> String.valueOf(at.getDayOfWeek().getValue() % 7);
      case 'u' -> String.valueOf(at.getDayOfWeek().getValue());
      case 'V' -> two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'G' -> String.valueOf(at.get(IsoFields.WEEK_BASED_YEAR));
      case 'F' -> DateValue.iso(at.toLocalDate());
      case 'T' -> two(at.getHour()) + ":" + two(at.getMinute()) + ":" + two(at.getSecond());
      case 'z' ->
          offset == null
              ? ""
              : offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
      case 'Z' -> offset == null ? "" : new ZoneValue(offset).text();
      case '%' -> "%";
      default -> null;
    };
  }

  /** {@code date.fromisoformat} of the form that every version takes. */
  static @Nullable Value date(@Nullable String text) {
    Matcher matcher = text == null ? null : ISO.matcher(text);
    if (matcher == null || !matcher.matches() || matcher.group(4) != null) {
      return null;
    }
    try {
      return new DateValue(day(matcher));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate day(Matcher matcher) {
    return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** {@code datetime.fromisoformat} of the forms that every version takes. */
  static @Nullable Value dateTime(@Nullable String text) {
    Matcher matcher = text == null ? null : ISO.matcher(text);
    if (matcher == null || !matcher.matches()) {
      return null;
    }
    int micros = number(matcher, 7);
    String fraction = matcher.group(7);
    try {
      return new DateTimeValue(
          day(matcher)
              .atTime(
                  number(matcher, 4),
                  number(matcher, 5),
                  number(matcher, 6),
                  (fraction != null && fraction.length() == 3 ? micros * 1_000 : micros) * 1_000),
          matcher.group(8) == null ? null : ZoneOffset.of(matcher.group(8)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code datetime.strptime}. */
  static @Nullable Value parsed(Given given) {
    String text = given.text(0, "");
    String format = given.text(1, "");
    String regex = format == null ? null : regex(format);
    if (text == null || regex == null) {
      return null;
    }
    Matcher matcher =
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text);
    if (!matcher.matches()) {
      throw PythonError.of("ValueError", "the text does not fit the format", given.call().site());
    }
    int year = number(matcher, "Y", 1900);
    int shortYear = number(matcher, "y", -1);
    if (shortYear >= 0) {
      year = shortYear + (shortYear < 69 ? 2000 : 1900);
    }
    int month = number(matcher, "m", 1);
    String name = group(matcher, "b") != null ? group(matcher, "b") : group(matcher, "B");
    if (name != null) {
      month = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 4 + 1;
    }
    int hour = number(matcher, "H", 0);
    int half = number(matcher, "I", -1);
    if (half >= 0) {
      String noon = group(matcher, "p");
      hour = half % 12 + (noon != null && noon.equalsIgnoreCase("pm") ? 12 : 0);
    }
    String fraction = group(matcher, "f");
    int micros =
        fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(6 - fraction.length()));
    if (year < 1 || number(matcher, "S", 0) > 59) {
      return null;
    }
    try {
      return new DateTimeValue(
          LocalDateTime.of(
              year,
              month,
              number(matcher, "d", 1),
              hour,
              number(matcher, "M", 0),
              number(matcher, "S", 0),
              micros * 1_000),
          null);
    } catch (DateTimeException e) {
      throw PythonError.of("ValueError", "there is no such date", given.call().site());
    }
  }

  /** The group that stands for a directive; null where the format has none. */
  private static @Nullable String group(Matcher matcher, String directive) {
    try {
      return matcher.group("x" + directive);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, String directive, int standard) {
    String text = group(matcher, directive);
    return text == null ? standard : Integer.parseInt(text.strip());
  }

  private static @Nullable String regex(String format) {
    StringBuilder result = new StringBuilder();
    String seen = "";
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (Character.isWhitespace(c)) {
        result.append("\\s+");
        while (i + 1 < format.length() && Character.isWhitespace(format.charAt(i + 1))) {
          i++;
        }
      } else if (c != '%') {
        result.append(Pattern.quote(String.valueOf(c)));
      } else {
        char directive = ++i < format.length() ? format.charAt(i) : ' ';
        String part = directive(directive);
        if (part == null || directive != '%' && seen.indexOf(directive) >= 0) {
          return null;
        }
        seen += directive;
        result.append(directive == '%' ? "%" : "(?<x" + directive + ">" + part + ")");
      }
    }
    return result.toString();
  }

  private static @Nullable String directive(char c) {
    return switch (c) {
      case 'Y' -> "\\d\\d\\d\\d";
      case 'y' -> "\\d\\d";
      case 'm' -> "1[0-2]|0[1-9]|[1-9]";
      case 'd' -> "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]";
      case 'H' -> "2[0-3]|[0-1]\\d|\\d";
      case 'I' -> "1[0-2]|0[1-9]|[1-9]";
      case 'M' -> "[0-5]\\d|\\d";
      case 'S' -> "6[0-1]|[0-5]\\d|\\d";
      case 'f' -> "[0-9]{1,6}";
      case 'p' -> "am|pm";
      case 'b' -> MONTHS.replace(' ', '|');
      case 'B' ->
          "january|february|march|april|may|june|july|august|september|october|november|december";
      case '%' -> "%";
      default -> null;
    };
  }
}
