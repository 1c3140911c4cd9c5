package dev.kindling.python.builtins;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code find}, {@code index}, {@code count}, {@code startswith} and their like, within bounds. */
final class TextSearch {

  private final String text;
  private final String method;
  private final Arguments arguments;

  TextSearch(String text, String method, Arguments arguments) {
    this.text = text;
    this.method = method;
    this.arguments = arguments;
  }

  /** The result; null where it is not known. */
  @Nullable Value result() {
    Value wanted = arguments.get(0);
    int length = text.codePointCount(0, text.length());
    Integer start = bound(arguments.get(1), 0, length);
    Integer end = bound(arguments.get(2), length, length);
    if (wanted == null
        || start == null
        || end == null
        || !arguments.named().isEmpty()
        || arguments.positional().size() > 3) {
      return null;
    }
    List<Value> choices =
        wanted instanceof Value.Tuple t && method.endsWith("swith") ? t.items() : List.of(wanted);
    for (Value choice : choices) {
      if (!(choice.plain() instanceof Text part)) {
        return choice instanceof Value.Unknown ? choice : null;
      }
      Value one = one(part.value(), start, Math.min(end, length), length);
      if (!method.endsWith("swith") || one == Value.Singleton.TRUE) {
        return one;
      }
    }
    return Value.Singleton.FALSE;
  }

  private static @Nullable Integer bound(@Nullable Value given, int standard, int length) {
    if (given == null || given == Value.Singleton.NONE) {
      return standard;
    }
    if (!(given instanceof Value.Int i)) {
      return null;
    }
    BigInteger at = i.value().signum() < 0 ? i.value().add(BigInteger.valueOf(length)) : i.value();
    return at.max(BigInteger.ZERO).min(BigInteger.valueOf(length + 1L)).intValue();
  }

  private Value one(String part, int start, int end, int length) {
    boolean within = start <= length && start <= end;
    if (!within) {
      return switch (method) {
        case "count" -> Value.of(0);
        case "startswith", "endswith" -> Value.Singleton.FALSE;
        default -> place(-1);
      };
    }
    int from = text.offsetByCodePoints(0, start);
    String range = text.substring(from, text.offsetByCodePoints(0, end));
    return switch (method) {
      case "startswith" -> Value.of(range.startsWith(part));
      case "endswith" -> Value.of(range.endsWith(part));
      case "count" -> Value.of(count(range, part));
      default -> {
        int at = method.startsWith("r") ? range.lastIndexOf(part) : range.indexOf(part);
        yield place(at < 0 ? -1 : text.codePointCount(0, from + at));
      }
    };
  }

  private static long count(String range, String part) {
    if (part.isEmpty()) {
      return range.codePointCount(0, range.length()) + 1L;
    }
    long count = 0;
    for (int at = range.indexOf(part); at >= 0; at = range.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private Value place(int at) {
    if (at < 0 && method.endsWith("index")) {
      throw PythonError.of("ValueError", "substring not found", arguments.site());
    }
    return Value.of(at);
  }
}
