package dev.kindling.python.standard;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code datetime}: dates and times that the code writes, never the clock's. */
final class Dates {

  private Dates() {}

  static @Nullable Value member(String name) {
    return switch (name) {
      case "date" -> Given.type("datetime.date", given -> checked(given, Dates::date));
      case "datetime" -> Given.type("datetime.datetime", given -> checked(given, Dates::dateTime));
      case "time" -> Given.type("datetime.time", given -> checked(given, Dates::time));
      case "timedelta" -> Given.type("datetime.timedelta", DeltaValue::made);
      case "timezone" -> Given.type("datetime.timezone", Dates::zone);
      case "UTC" -> new ZoneValue(ZoneOffset.UTC);
      case "MINYEAR" -> Value.of(1);
      case "MAXYEAR" -> Value.of(9999);
      default -> null;
    };
  }

  /** What the classes offer. */
  static @Nullable Value ofClass(String type, String name) {
    String full = type + "." + name;
    return switch (full) {
      case "datetime.date.fromisoformat" ->
          Given.function(full, given -> DateTexts.date(given.text(0, "")));
      case "datetime.datetime.fromisoformat" ->
          Given.function(full, given -> DateTexts.dateTime(given.text(0, "")));
      case "datetime.datetime.strptime" -> Given.function(full, DateTexts::parsed);
      case "datetime.datetime.combine" ->
          Given.function(
              full,
              given ->
                  given.size() == 2
                          && given.value(0, "date") instanceof DateValue d
                          && given.value(1, "time") instanceof TimeValue t
                      ? new DateTimeValue(LocalDateTime.of(d.date(), t.time()), null)
                      : null);
      case "datetime.date.fromordinal" ->
          Given.function(
              full,
              given -> {
                Long day = given.whole(0, "");
                return day == null || day < 1 || day > 3_652_059
                    ? null
                    : new DateValue(LocalDate.of(1, 1, 1).plusDays(day - 1));
              });
      case "datetime.date.min" -> new DateValue(LocalDate.of(1, 1, 1));
      case "datetime.date.max" -> new DateValue(LocalDate.of(9999, 12, 31));
      case "datetime.datetime.min" -> new DateTimeValue(LocalDateTime.of(1, 1, 1, 0, 0), null);
      case "datetime.datetime.max" ->
          new DateTimeValue(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null);
      case "datetime.timezone.utc" -> new ZoneValue(ZoneOffset.UTC);
      case "datetime.date.today",
          "datetime.datetime.today",
          "datetime.datetime.now",
          "datetime.datetime.utcnow",
          "datetime.datetime.fromtimestamp",
          "datetime.datetime.utcfromtimestamp",
          "datetime.date.fromtimestamp" ->
          Given.function(full, given -> given.call().unknown("the clock is not read"));
      default -> null;
    };
  }

  private static @Nullable Value checked(Given given, Given.Code code) {
    try {
      return code.of(given);
    } catch (DateTimeException e) {
      throw PythonError.of("ValueError", "there is no such date", given.call().site());
    }
  }

  /** A part of a date; −1 where it is not known. */
  private static int part(Given given, int index, String name, int standard) {
    if (!given.has(index, name)) {
      return standard;
    }
    Long value = given.whole(index, name);
    return value == null ? -1 : (int) Math.max(-2, Math.min(value, 10_000_000));
  }

  private static @Nullable Value date(Given given) {
    int year = part(given, 0, "year", -1);
    int month = part(given, 1, "month", -1);
    int day = part(given, 2, "day", -1);
    if (year == -1 || month == -1 || day == -1 || given.size() != 3) {
      return null;
    } else if (year < 1 || year > 9999) {
      throw PythonError.of("ValueError", "the year is out of range", given.call().site());
    }
    return new DateValue(LocalDate.of(year, month, day));
  }

  private static @Nullable Value time(Given given) {
    int[] parts = parts(given, 0, List.of("hour", "minute", "second", "microsecond"));
    return parts == null || given.size() > 4
        ? null
        : new TimeValue(LocalTime.of(parts[0], parts[1], parts[2], parts[3] * 1_000));
  }

  private static int @Nullable [] parts(Given given, int from, List<String> names) {
    int[] result = new int[names.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = part(given, from + i, names.get(i), 0);
      if (result[i] == -1) {
        return null;
      } else if (result[i] > 999_999) {
        throw PythonError.of("ValueError", "the part is out of range", given.call().site());
      }
    }
    return result;
  }

  private static @Nullable Value dateTime(Given given) {
    int year = part(given, 0, "year", -1);
    int month = part(given, 1, "month", -1);
    int day = part(given, 2, "day", -1);
    int[] rest = parts(given, 3, List.of("hour", "minute", "second", "microsecond"));
    Value zone = given.value(7, "tzinfo");
    if (year == -1
        || month == -1
        || day == -1
        || rest == null
        || given.has(99, "fold")
        || zone != null && !(zone instanceof ZoneValue)) {
      return null;
    } else if (year < 1 || year > 9999) {
      throw PythonError.of("ValueError", "the year is out of range", given.call().site());
    }
    return new DateTimeValue(
        LocalDateTime.of(year, month, day, rest[0], rest[1], rest[2], rest[3] * 1_000),
        zone instanceof ZoneValue z ? z.offset() : null);
  }

  private static @Nullable Value zone(Given given) {
    return given.size() == 1
            && given.value(0, "offset") instanceof DeltaValue d
            && d.micros() % 60_000_000 == 0
            && Math.abs(d.micros()) < 64_800_000_000L
        ? new ZoneValue(ZoneOffset.ofTotalSeconds((int) (d.micros() / 1_000_000)))
        : null;
  }
}
