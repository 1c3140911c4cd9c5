package dev.kindling.python.standard;

import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code datetime.time} without a zone. */
record TimeValue(LocalTime time) implements NativeValue {

  @Override
  public String typeName() {
    return "datetime.time";
  }

  /** Hours, minutes and, where there are any, seconds and microseconds as a constructor's parts. */
  static String parts(LocalTime time) {
    int micros = time.getNano() / 1_000;
    return time.getHour()
        + ", "
        + time.getMinute()
        + (time.getSecond() == 0 && micros == 0 ? "" : ", " + time.getSecond())
        + (micros == 0 ? "" : ", " + micros);
  }

  static String iso(LocalTime time) {
    int micros = time.getNano() / 1_000;
    return String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
        + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
  }

  @Override
  public String repr() {
    return "datetime.time(" + parts(time) + ")";
  }

  @Override
  public String text() {
    return iso(time);
  }

  @Override
  public @Nullable String format(String spec) {
    return DateTexts.format(LocalDate.of(1900, 1, 1).atTime(time), null, spec);
  }

  @Override
  public @Nullable Integer order(Value other) {
    return other instanceof TimeValue t ? Integer.valueOf(time.compareTo(t.time)) : null;
  }

  @Override
  public @Nullable Value attribute(String name) {
    Value part = part(time, name);
    return part != null
        ? part
        : switch (name) {
          case "isoformat" ->
              Given.function(
                  "time.isoformat", given -> given.size() == 0 ? Value.of(iso(time)) : null);
          case "strftime" ->
              Given.function(
                  "time.strftime",
                  given -> {
                    String spec = given.text(0, "format");
                    String text = spec == null || spec.isEmpty() ? null : format(spec);
                    return text == null ? null : Value.of(text);
                  });
          case "tzinfo" -> Singleton.NONE;
          default -> null;
        };
  }

  static @Nullable Value part(LocalTime time, String name) {
    return switch (name) {
      case "hour" -> Value.of(time.getHour());
      case "minute" -> Value.of(time.getMinute());
      case "second" -> Value.of(time.getSecond());
      case "microsecond" -> Value.of(time.getNano() / 1_000);
      case "fold" -> Value.of(0);
      default -> null;
    };
  }
}
