package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code text % values}. */
public final class PercentFormat {

  private static final Pattern FIELD =
      Pattern.compile(
          "%(?:\\(([^()]*)\\))?([-#0 +]*)(\\*|\\d{1,4})?(?:\\.(\\*|\\d{0,3}))?[hlL]?(.)",
          Pattern.DOTALL);

  private final Value arguments;
  private final List<Value> values;
  private final Interpreter interpreter;
  private final Site site;
  private int next;
  private boolean named;

  private PercentFormat(Value arguments, Interpreter interpreter, Site site) {
    this.site = site;
    this.arguments = arguments;
    this.values = arguments.plain() instanceof Value.Tuple t ? t.items() : List.of(arguments);
    this.interpreter = interpreter;
  }

  /** The formatted text; null where it is not known, or Python refuses it. */
  public static @Nullable String format(
      String template, Value arguments, Interpreter interpreter, Site site) {
    return new PercentFormat(arguments, interpreter, site).apply(template);
  }

  private @Nullable String apply(String template) {
    Matcher matcher = FIELD.matcher(template);
    StringBuilder result = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      if (template.substring(end, matcher.start()).indexOf('%') >= 0) {
        return null;
      }
      result.append(template, end, matcher.start());
      end = matcher.end();
      String text = field(matcher);
      if (text == null || result.length() + text.length() > Budget.MAX_SIZE) {
        return null;
      }
      result.append(text);
    }
    String rest = template.substring(end);
    boolean all = next == values.size() || named && next == 0;
    if (!all && arguments.plain() instanceof Value.Tuple && rest.indexOf('%') < 0) {
      throw PythonError.of("TypeError", "not all arguments are used by the text", site);
    }
    return !all || rest.indexOf('%') >= 0 ? null : result.append(rest).toString();
  }

  private Value take() {
    if (next >= values.size()) {
      throw PythonError.of("TypeError", "not enough arguments for the text", site);
    }
    return values.get(next++);
  }

  /** A width or precision; −1 where none is given, null where it is not known. */
  private @Nullable Integer size(@Nullable String written) {
    if (!"*".equals(written)) {
      return written == null ? -1 : written.isEmpty() ? 0 : Integer.parseInt(written);
    }
    return take() instanceof Value.Int i && i.value().signum() >= 0 && i.value().bitLength() < 12
        ? i.value().intValue()
        : null;
  }

  private @Nullable String field(Matcher matcher) {
    char kind = matcher.group(5).charAt(0);
    if (kind == '%') {
      return matcher.group().equals("%%") ? "%" : null;
    }
    Integer width = size(matcher.group(3));
    Integer precision = size(matcher.group(4));
    Value value;
    if (matcher.group(1) != null) {
      named = true;
      value =
          arguments instanceof Container.DictValue d && d.spoiled() == null
              ? d.entries().get(Value.of(matcher.group(1)))
              : null;
    } else {
      value = take();
    }
    if (value == null || width == null || precision == null || value instanceof Value.Unknown) {
      return null;
    }
    String flags = matcher.group(2);
    String text =
        "srac".indexOf(kind) >= 0
            ? text(kind, value, precision)
            : number(kind, value, flags, precision);
    if (text == null) {
      return null;
    }
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    if (flags.indexOf('-') >= 0) {
      return text + " ".repeat(missing);
    } else if (flags.indexOf('0') >= 0 && "srac".indexOf(kind) < 0) {
      int at = text.isEmpty() || "+- ".indexOf(text.charAt(0)) < 0 ? 0 : 1;
      at +=
          text.startsWith("0x", at) || text.startsWith("0X", at) || text.startsWith("0o", at)
              ? 2
              : 0;
      return text.substring(0, at) + "0".repeat(missing) + text.substring(at);
    }
    return " ".repeat(missing) + text;
  }

  private @Nullable String text(char kind, Value value, int precision) {
    if (kind == 'c') {
      return value.plain() instanceof Text t && t.value().codePointCount(0, t.value().length()) == 1
          ? t.value()
          : value.plain() instanceof Value.Int ? FormatSpec.format(value.plain(), "c") : null;
    }
    String text =
        kind == 's'
            ? Representation.text(value, interpreter)
            : kind == 'r' ? Representation.of(value, interpreter) : null;
    return text == null || precision < 0 || precision >= text.codePointCount(0, text.length())
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private static @Nullable String number(char kind, Value given, String flags, int precision) {
    Value value = given.plain();
    boolean whole =
        value instanceof Value.Int
            || value == Value.Singleton.TRUE
            || value == Value.Singleton.FALSE;
    if (!whole && !(value instanceof Value.Real)) {
      return null;
    }
    String sign = flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
    boolean alternate = flags.indexOf('#') >= 0;
    switch (kind) {
      case 'd', 'i', 'u' -> {
        if (value instanceof Value.Real r) {
          if (Double.isNaN(r.value()) || Double.isInfinite(r.value())) {
            return null;
          }
          value = new Value.Int(new BigDecimal(r.value()).toBigInteger());
        }
        return digits(FormatSpec.format(value, sign + "d"), precision);
      }
      case 'x', 'X', 'o' -> {
        return whole
            ? digits(FormatSpec.format(value, sign + (alternate ? "#" : "") + kind), precision)
            : null;
      }
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        return alternate
            ? null
            : FormatSpec.format(value, sign + "." + (precision < 0 ? 6 : precision) + kind);
      }
      default -> {
        return null;
      }
    }
  }

  /** A whole number with at least as many digits. */
  private static @Nullable String digits(@Nullable String text, int least) {
    if (text == null || least < 0) {
      return text;
    } else if (!text.matches("[-+ ]?\\d+")) {
      return null;
    }
    int sign = Character.isDigit(text.charAt(0)) ? 0 : 1;
    return text.substring(0, sign)
        + "0".repeat(Math.max(0, least - (text.length() - sign)))
        + text.substring(sign);
  }
}
