package dev.kindling.python.standard;

import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code datetime.timedelta}. */
record DeltaValue(long micros) implements NativeValue {

  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final List<String> NAMES =
      List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
  private static final long[] SIZES = {DAY, SECOND, 1, 1_000, 60 * SECOND, 3_600 * SECOND, 7 * DAY};

  /** Of whole numbers, and of others where they give whole microseconds. */
  static @Nullable Value made(Given given) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < SIZES.length; i++) {
      if (given.has(i, NAMES.get(i))) {
        Double part = given.real(i, NAMES.get(i));
        if (part == null || Double.isNaN(part) || Math.abs(part) > 1e9) {
          return null;
        }
        sum = sum.add(new BigDecimal(part).multiply(BigDecimal.valueOf(SIZES[i])));
      }
    }
    boolean whole = sum.stripTrailingZeros().scale() <= 0;
    return whole && sum.abs().compareTo(BigDecimal.valueOf(DAY * 1_000_000)) < 0
        ? new DeltaValue(sum.longValueExact())
        : null;
  }

  @Override
  public String typeName() {
    return "datetime.timedelta";
  }

  private long days() {
    return Math.floorDiv(micros, DAY);
  }

  private long seconds() {
    return Math.floorMod(micros, DAY) / SECOND;
  }

  private long rest() {
    return Math.floorMod(micros, SECOND);
  }

  @Override
  public boolean truth() {
    return micros != 0;
  }

  @Override
  public String repr() {
    List<String> parts = new ArrayList<>();
    if (days() != 0) {
      parts.add("days=" + days());
    }
    if (seconds() != 0) {
      parts.add("seconds=" + seconds());
    }
    if (rest() != 0) {
      parts.add("microseconds=" + rest());
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  @Override
  public String text() {
    String time =
        String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds() / 3_600, seconds() / 60 % 60, seconds() % 60);
    String day = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
    return day + time + (rest() == 0 ? "" : String.format(Locale.ROOT, ".%06d", rest()));
  }

  @Override
  public @Nullable Integer order(Value other) {
    return other instanceof DeltaValue d ? Integer.valueOf(Long.compare(micros, d.micros)) : null;
  }

  private static @Nullable Value of(BigDecimal micros) {
    BigDecimal rounded = micros.setScale(0, RoundingMode.HALF_EVEN);
    return rounded.abs().compareTo(BigDecimal.valueOf(DAY * 1_000_000)) < 0
        ? new DeltaValue(rounded.longValueExact())
        : null;
  }

  @Override
  public @Nullable Value operate(String operator, Value given, boolean reflected, Site site) {
    BigDecimal own = BigDecimal.valueOf(micros);
    Value other = given.plain();
    if (other instanceof DeltaValue d) {
      if (d.micros == 0 && operator.startsWith("/") && !reflected) {
        throw PythonError.of("ZeroDivisionError", "division by zero", site);
      }
      return switch (operator) {
        case "+" -> of(own.add(BigDecimal.valueOf(d.micros)));
        case "-" -> reflected ? null : of(own.subtract(BigDecimal.valueOf(d.micros)));
        case "/" -> reflected ? null : quotient(d);
        case "//" -> reflected ? null : Value.of(Math.floorDiv(micros, d.micros));
        case "%" ->
            reflected || d.micros == 0 ? null : new DeltaValue(Math.floorMod(micros, d.micros));
        default -> null;
      };
    } else if (other instanceof Int i && i.value().bitLength() < 40) {
      BigDecimal number = new BigDecimal(i.value());
      if (number.signum() == 0 && operator.startsWith("/") && !reflected) {
        throw PythonError.of("ZeroDivisionError", "division by zero", site);
      }
      return switch (operator) {
        case "*" -> of(own.multiply(number));
        case "/" -> reflected ? null : of(own.divide(number, 40, RoundingMode.HALF_EVEN));
        case "//" -> reflected ? null : of(own.divide(number, 0, RoundingMode.FLOOR));
        default -> null;
      };
    }
    return null;
  }

  private @Nullable Value quotient(DeltaValue other) {
    boolean exact = Math.abs(micros) < 1L << 53 && Math.abs(other.micros) < 1L << 53;
    return exact ? new Real((double) micros / other.micros) : null;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "days" -> Value.of(days());
      case "seconds" -> Value.of(seconds());
      case "microseconds" -> Value.of(rest());
      case "total_seconds" ->
          NativeFunction.function(
              "timedelta.total_seconds",
              call ->
                  Math.abs(micros) < 1L << 53
                      ? new Real(micros / 1e6)
                      : call.unknown("the time is longer than what is followed"));
      case "__neg__" -> NativeFunction.function(name, call -> new DeltaValue(-micros));
      case "__abs__" -> NativeFunction.function(name, call -> new DeltaValue(Math.abs(micros)));
      default -> null;
    };
  }
}
