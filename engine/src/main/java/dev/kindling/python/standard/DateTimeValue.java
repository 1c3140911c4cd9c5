package dev.kindling.python.standard;

import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code datetime.datetime}.
 *
 * @param offset null where it has no zone
 */
record DateTimeValue(LocalDateTime at, @Nullable ZoneOffset offset) implements NativeValue {

  @Override
  public String typeName() {
    return "datetime.datetime";
  }

  @Override
  public String repr() {
    return "datetime.datetime("
        + at.getYear()
        + ", "
        + at.getMonthValue()
        + ", "
        + at.getDayOfMonth()
        + ", "
        + TimeValue.parts(at.toLocalTime())
        + (offset == null ? ")" : ", tzinfo=" + new ZoneValue(offset).repr() + ")");
  }

  private String iso(String separator) {
    return DateValue.iso(at.toLocalDate())
        + separator
        + TimeValue.iso(at.toLocalTime())
        + (offset == null ? "" : offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
  }

  @Override
  public String text() {
    return iso(" ");
  }

  @Override
  public @Nullable String format(String spec) {
    return DateTexts.format(at, offset, spec);
  }

  private LocalDateTime universal() {
    return offset == null ? at : at.minusSeconds(offset.getTotalSeconds());
  }

  @Override
  public @Nullable Integer order(Value other) {
    return other instanceof DateTimeValue d && (d.offset == null) == (offset == null)
        ? Integer.valueOf(universal().compareTo(d.universal()))
        : null;
  }

  @Override
  public @Nullable Boolean same(Value other) {
    return other instanceof DateTimeValue d
        ? (d.offset == null) == (offset == null) && universal().equals(d.universal())
        : Boolean.FALSE;
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    if (other instanceof DeltaValue delta
        && (operator.equals("+") || operator.equals("-") && !reflected)) {
      LocalDateTime moved =
          at.plus(operator.equals("+") ? delta.micros() : -delta.micros(), ChronoUnit.MICROS);
      if (moved.getYear() < 1 || moved.getYear() > 9999) {
        throw PythonError.of("OverflowError", "date value out of range", site);
      }
      return new DateTimeValue(moved, offset);
    } else if (other instanceof DateTimeValue d
        && operator.equals("-")
        && !reflected
        && (d.offset == null) == (offset == null)) {
      return new DeltaValue(ChronoUnit.MICROS.between(d.universal(), universal()));
    }
    return null;
  }

  @Override
  public @Nullable Value attribute(String name) {
    Value part = TimeValue.part(at.toLocalTime(), name);
    String full = "datetime." + name;
    if (part != null) {
      return part;
    }
    return switch (name) {
      case "date" -> Given.function(full, given -> new DateValue(at.toLocalDate()));
      case "time" -> Given.function(full, given -> new TimeValue(at.toLocalTime()));
      case "tzinfo" -> offset == null ? Singleton.NONE : new ZoneValue(offset);
      case "isoformat" ->
          Given.function(
              full,
              given -> {
                String separator = given.has(0, "sep") ? given.text(0, "sep") : "T";
                return separator == null || given.has(1, "timespec")
                    ? null
                    : Value.of(iso(separator));
              });
      case "timestamp" ->
          Given.function(
              full,
              given ->
                  offset == null
                      ? null
                      : new Real(
                          ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), universal())
                              / 1e6));
      case "replace" -> Given.function(full, this::replaced);
      default ->
          DateValue.attribute(
              at.toLocalDate(),
              name,
              date -> new DateTimeValue(date.atTime(at.toLocalTime()), offset),
              this);
    };
  }

  private @Nullable Value replaced(Given given) {
    if (!given.onlyNamed("year", "month", "day", "hour", "minute", "second", "microsecond")) {
      return null;
    }
    String[] names = {"year", "month", "day", "hour", "minute", "second", "microsecond"};
    long[] parts = {
      at.getYear(),
      at.getMonthValue(),
      at.getDayOfMonth(),
      at.getHour(),
      at.getMinute(),
      at.getSecond(),
      at.getNano() / 1_000
    };
    for (int i = 0; i < names.length; i++) {
      if (given.has(i, names[i])) {
        Long value = given.whole(i, names[i]);
        if (value == null
            || value < 0
            || value > 999_999
            || i == 0 && (value < 1 || value > 9999)) {
          return null;
        }
        parts[i] = value;
      }
    }
    try {
      return new DateTimeValue(
          LocalDateTime.of(
              (int) parts[0],
              (int) parts[1],
              (int) parts[2],
              (int) parts[3],
              (int) parts[4],
              (int) parts[5],
              (int) parts[6] * 1_000),
          offset);
    } catch (DateTimeException e) {
      throw PythonError.of("ValueError", "there is no such time", given.call().site());
    }
  }
}
