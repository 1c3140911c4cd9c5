package dev.kindling.python.standard;

import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code datetime.date}. */
record DateValue(LocalDate date) implements NativeValue {

  @Override
  public String typeName() {
    return "datetime.date";
  }

  @Override
  public String repr() {
    return "datetime.date(%d, %d, %d)"
        .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  @Override
  public String text() {
    return iso(date);
  }

  static String iso(LocalDate date) {
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  @Override
  public @Nullable String format(String spec) {
    return DateTexts.format(date.atStartOfDay(), null, spec);
  }

  @Override
  public @Nullable Integer order(Value other) {
    return other instanceof DateValue d ? Integer.valueOf(date.compareTo(d.date)) : null;
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    if (other instanceof DeltaValue delta
        && (operator.equals("+") || operator.equals("-") && !reflected)) {
      long days = Math.floorDiv(delta.micros(), 86_400_000_000L);
      return shifted(operator.equals("+") ? days : -days, site);
    } else if (other instanceof DateValue d && operator.equals("-") && !reflected) {
      return new DeltaValue(ChronoUnit.DAYS.between(d.date, date) * 86_400_000_000L);
    }
    return null;
  }

  private Value shifted(long days, Site site) {
    LocalDate moved = date.plusDays(days);
    if (moved.getYear() < 1 || moved.getYear() > 9999) {
      throw PythonError.of("OverflowError", "date value out of range", site);
    }
    return new DateValue(moved);
  }

  @Override
  public @Nullable Value attribute(String name) {
    return attribute(date, name, DateValue::new, this);
  }

  /** Makes a value of a date. */
  interface Maker {
    Value of(LocalDate date);
  }

  /** What dates have, be they with a time or without. */
  static @Nullable Value attribute(LocalDate date, String name, Maker maker, NativeValue self) {
    String full = "date." + name;
    return switch (name) {
      case "year" -> Value.of(date.getYear());
      case "month" -> Value.of(date.getMonthValue());
      case "day" -> Value.of(date.getDayOfMonth());
      case "weekday" ->
          Given.function(full, given -> Value.of(date.getDayOfWeek().getValue() - 1L));
      case "isoweekday" -> Given.function(full, given -> Value.of(date.getDayOfWeek().getValue()));
      case "toordinal" ->
          Given.function(
              full, given -> Value.of(ChronoUnit.DAYS.between(LocalDate.of(1, 1, 1), date) + 1));
      case "isocalendar" ->
          Given.function(
              full,
              given ->
                  new Tuple(
                      List.of(
                          Value.of(date.get(IsoFields.WEEK_BASED_YEAR)),
                          Value.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                          Value.of(date.getDayOfWeek().getValue()))));
      case "strftime", "__format__" ->
          Given.function(
              full,
              given -> {
                String spec = given.text(0, "format");
                String text = spec == null || spec.isEmpty() ? null : self.format(spec);
                return text == null ? null : Value.of(text);
              });
      case "replace" ->
          Given.function(
              full,
              given -> {
                Long year =
                    given.has(0, "year") ? given.whole(0, "year") : Long.valueOf(date.getYear());
                Long month =
                    given.has(1, "month")
                        ? given.whole(1, "month")
                        : Long.valueOf(date.getMonthValue());
                Long day =
                    given.has(2, "day")
                        ? given.whole(2, "day")
                        : Long.valueOf(date.getDayOfMonth());
                if (year == null || month == null || day == null || year < 1 || year > 9999) {
                  return null;
                }
                try {
                  return maker.of(LocalDate.of(year.intValue(), month.intValue(), day.intValue()));
                } catch (DateTimeException e) {
                  throw PythonError.of("ValueError", "there is no such date", given.call().site());
                }
              });
      case "isoformat" -> Given.function(full, given -> Value.of(iso(date)));
      case "timetuple" -> NativeFunction.function(full, call -> new TimeTuple(date));
      default -> null;
    };
  }

  /** {@code timetuple()}, of which the day of the year is used. */
  private record TimeTuple(LocalDate date) implements NativeValue {
    @Override
    public String typeName() {
      return "time.struct_time";
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "tm_yday" -> Value.of(date.getDayOfYear());
        case "tm_year" -> Value.of(date.getYear());
        case "tm_mon" -> Value.of(date.getMonthValue());
        case "tm_mday" -> Value.of(date.getDayOfMonth());
        case "tm_wday" -> Value.of(date.getDayOfWeek().getValue() - 1L);
        default -> null;
      };
    }
  }
}
