package dev.kindling.python.values;

import dev.kindling.python.builtins.FormatSpec;
import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.standard.Counters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text, as Python's {@code str} and {@code repr} give them. */
public final class Representation {

  /** Deeper containers, and those that hold themselves, have no known text. */
  private static final int MAX_DEPTH = 100;

  private final @Nullable Interpreter interpreter;

  private Representation(@Nullable Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** {@code str(value)}; null where it is not known. */
  public static @Nullable String text(Value value) {
    return text(value, null);
  }

  /**
   * {@code str(value)}; null where it is not known.
   *
   * @param interpreter follows what a class of the project says; null where none shall be
   */
  public static @Nullable String text(Value value, @Nullable Interpreter interpreter) {
    if (value instanceof Text t) {
      return t.value();
    } else if (value instanceof EnumMember || value instanceof Instance) {
      return new Representation(interpreter).shown(value, "__str__");
    } else if (value instanceof NativeValue n) {
      return n.text();
    } else if (value instanceof Raised r) {
      return new Representation(interpreter).raised(r);
    }
    return of(value, interpreter);
  }

  /** Why {@code str} or {@code format} of the value is not known. */
  public static String unknown(Value value) {
    return value instanceof EnumMember m && m.plain() != m
        ? "how Python writes a member of `"
            + m.type().name()
            + "` depends on its version: take its `.value`, or "
            + PythonVersions.CURE
        : "the text of " + Names.kind(value) + " is not known";
  }

  /** {@code repr(value)}; null where it is not known. */
  public static @Nullable String of(Value value) {
    return of(value, null);
  }

  /** {@code repr(value)}, as classes of the project say; null where it is not known. */
  public static @Nullable String of(Value value, @Nullable Interpreter interpreter) {
    return new Representation(interpreter).of(value, 0);
  }

  /** {@code format(value, spec)}; null where it is not known. */
  public static @Nullable String format(
      Value value, String spec, @Nullable Interpreter interpreter) {
    ClassValue type = type(value);
    Value own = type == null ? null : type.find("__format__");
    if (own != null) {
      Value made =
          interpreter == null
              ? null
              : interpreter.call(own, List.of(value, Value.of(spec)), Site.NOWHERE);
      return made instanceof Text t ? t.value() : null;
    } else if (value instanceof EnumMember m) {
      PythonVersions versions = interpreter == null ? PythonVersions.ANY : interpreter.versions();
      Boolean plain = m.formatsAsPlain(versions).orElse(null);
      if (plain == null || plain) {
        return plain == null ? null : format(m.value(), spec, interpreter);
      }
      String text = text(value, interpreter);
      return text == null || spec.isEmpty() ? text : FormatSpec.format(Value.of(text), spec);
    } else if (spec.isEmpty()) {
      String text = text(value, interpreter);
      return text == null || spec.isEmpty() ? text : FormatSpec.format(Value.of(text), spec);
    }
    return FormatSpec.format(value, spec);
  }

  private static @Nullable ClassValue type(Value value) {
    return value instanceof Instance i ? i.type() : value instanceof EnumMember m ? m.type() : null;
  }

  private @Nullable String raised(Raised r) {
    List<Value> arguments = r.arguments();
    if (arguments.size() > 1 || r.type() instanceof ClassValue k && k.find("__str__") != null) {
      return r.type() instanceof ClassValue || arguments.size() < 2
          ? null
          : of(new Value.Tuple(arguments), 0);
    } else if (arguments.isEmpty()) {
      return "";
    }
    return r.typeName().equals("KeyError")
        ? of(arguments.get(0), 0)
        : text(arguments.get(0), interpreter);
  }

  /** What a method of the project's class says; else what its bases do. */
  private @Nullable String shown(Value value, String method) {
    ClassValue type = type(value);
    Value own = type == null ? null : type.find(method);
    if (own == null && type != null && method.equals("__str__") && value instanceof Instance) {
      own = type.find("__repr__");
    }
    if (own instanceof FunctionValue) {
      Value text = interpreter == null ? null : interpreter.call(own, List.of(value), Site.NOWHERE);
      return text instanceof Text t ? t.value() : null;
    } else if (own != null) {
      return null;
    } else if (value instanceof EnumMember m) {
      return method.equals("__repr__")
          ? m.repr()
          : m.text(interpreter == null ? PythonVersions.ANY : interpreter.versions());
    }
    return value instanceof Instance i ? instance(i, method) : null;
  }

  /** What an exception with these arguments says; null where it is not known. */
  static @Nullable String message(List<Value> arguments) {
    return switch (arguments.size()) {
      case 0 -> "";
      case 1 -> text(arguments.get(0));
      default -> of(new Value.Tuple(arguments));
    };
  }

  private @Nullable String instance(Instance value, String method) {
    ClassValue type = value.type();
    if (type.isNamedTuple()) {
      return fields(type.name(), type.allFields(), value);
    } else if (value.plain() != value) {
      // A subclass of a plain type looks like it, save for the types that name their class.
      return value.plain() instanceof Container ? containerOf(value, method) : plain(value, method);
    }
    if (Exceptions.isException(type)) {
      return method.equals("__str__") ? message(Exceptions.arguments(value)) : null;
    }
    DataClass data = type.dataClass();
    return data != null && data.repr()
        ? fields(type.qualifiedName(), data.shownFields(type), value)
        : null;
  }

  private @Nullable String containerOf(Instance value, String method) {
    boolean named =
        value.plain() instanceof Container.SetValue
            || ((Container) value.plain()).typeName().indexOf('.') > 0;
    return named ? null : plain(value, method);
  }

  private @Nullable String plain(Instance value, String method) {
    return method.equals("__str__") ? text(value.plain(), interpreter) : of(value.plain(), 1);
  }

  private @Nullable String fields(String name, List<String> fields, Instance value) {
    List<String> parts = new ArrayList<>();
    for (String field : fields) {
      Value content = value.attributes().get(field);
      String text = content == null ? null : of(content, 1);
      if (text == null) {
        return null;
      }
      parts.add(field + "=" + text);
    }
    return name + "(" + String.join(", ", parts) + ")";
  }

  private @Nullable String of(Value value, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    } else if (value instanceof Text t) {
      return quote(t.value());
    } else if (value instanceof Value.Int i) {
      return i.value().bitLength() > 14_000 ? null : i.value().toString();
    } else if (value instanceof Value.Real r) {
      return real(r.value());
    } else if (value instanceof Value.Bytes b) {
      return "b" + quoteBytes(b.content());
    } else if (value instanceof Value.Range r) {
      return "range(" + r.start() + ", " + r.stop() + (r.step() == 1 ? ")" : ", " + r.step() + ")");
    } else if (value instanceof Value.Singleton s) {
      return switch (s) {
        case NONE -> "None";
        case TRUE -> "True";
        case FALSE -> "False";
        case ELLIPSIS -> "Ellipsis";
      };
    } else if (value instanceof Container c) {
      return c.spoiled() != null ? null : container(c, depth);
    } else if (value instanceof Value.Tuple t) {
      return joined("(", t.items(), t.items().size() == 1 ? ",)" : ")", depth);
    } else if (value instanceof EnumMember || value instanceof Instance) {
      return shown(value, "__repr__");
    } else if (value instanceof NativeValue n) {
      return n.repr();
    } else if (value instanceof Raised r) {
      return r.type() instanceof ClassValue k && k.find("__repr__") != null
          ? null
          : joined(r.typeName() + "(", r.arguments(), ")", depth);
    } else if (value instanceof ClassValue k) {
      return "<class '" + k.fullName() + "'>";
    } else if (value instanceof NativeFunction f && f.type()) {
      return "<class '" + f.name() + "'>";
    } else if (value instanceof NativeFunction f && f.name().indexOf('.') < 0) {
      return "<built-in function " + f.name() + ">";
    }
    return null;
  }

  private @Nullable String container(Container value, int depth) {
    if (value instanceof Container.DictValue d) {
      String text = dict(d.entries(), depth);
      return text == null
          ? null
          : switch (d.kind()) {
            case DICT, CONFIG -> text;
            // Python 3.12 writes it otherwise than those before.
            case ORDERED -> d.entries().isEmpty() ? "OrderedDict()" : null;
            case DEFAULT -> {
              String factory = d.factory() == null ? "None" : of(d.factory(), depth);
              yield factory == null ? null : "defaultdict(" + factory + ", " + text + ")";
            }
            case COUNTER -> d.entries().isEmpty() ? "Counter()" : counter(d, depth);
          };
    } else if (value instanceof Container.SetValue s) {
      String open = s.frozen() ? "frozenset({" : "{";
      return s.items().size() > 1
          ? null
          : s.items().isEmpty()
              ? Names.type(s) + "()"
              : joined(open, List.copyOf(s.items()), s.frozen() ? "})" : "}", depth);
    }
    Container.ListValue l = (Container.ListValue) value;
    return !l.isDeque()
        ? joined("[", l.items(), "]", depth)
        : joined(
            "deque([",
            l.items(),
            l.longest() == Integer.MAX_VALUE ? "])" : "], maxlen=" + l.longest() + ")",
            depth);
  }

  private @Nullable String counter(Container.DictValue d, int depth) {
    Map<Value, Value> sorted = new LinkedHashMap<>();
    List<Value> keys = Counters.mostCommon(d);
    if (keys == null) {
      return null;
    }
    keys.forEach(key -> sorted.put(key, d.entries().get(key)));
    String text = dict(sorted, depth);
    return text == null ? null : "Counter(" + text + ")";
  }

  private @Nullable String joined(String open, List<Value> items, String close, int depth) {
    List<String> parts = new ArrayList<>(items.size());
    for (Value item : items) {
      String part = of(item, depth + 1);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return open + String.join(", ", parts) + close;
  }

  private @Nullable String dict(Map<Value, Value> entries, int depth) {
    List<String> parts = new ArrayList<>(entries.size());
    for (Map.Entry<Value, Value> entry : entries.entrySet()) {
      String key = of(entry.getKey(), depth + 1);
      String value = of(entry.getValue(), depth + 1);
      if (key == null || value == null) {
        return null;
      }
      parts.add(key + ": " + value);
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String quoteBytes(String content) {
    char quote = content.indexOf('\'') >= 0 && content.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder result = new StringBuilder(content.length() + 2).append(quote);
    for (char c : content.toCharArray()) {
      if (c >= 0x7f) {
        result.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        append(result, c, quote);
      }
    }
    return result.append(quote).toString();
  }

  /** A text in quotes, as Python's {@code repr} writes it. */
  public static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder result = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> append(result, c, quote));
    return result.append(quote).toString();
  }

  private static void append(StringBuilder result, int c, char quote) {
    if (c == quote || c == '\\') {
      result.append('\\').append((char) c);
    } else if (c == '\n') {
      result.append("\\n");
    } else if (c == '\r') {
      result.append("\\r");
    } else if (c == '\t') {
      result.append("\\t");
    } else if (!printable(c)) {
      result.append(
          c < 0x100
              ? String.format(Locale.ROOT, "\\x%02x", c)
              : c < 0x10000
                  ? String.format(Locale.ROOT, "\\u%04x", c)
                  : String.format(Locale.ROOT, "\\U%08x", c));
    } else {
      result.appendCodePoint(c);
    }
  }

  /** Whether {@code repr} writes the character as it is. */
  public static boolean printable(int c) {
    if (c < 0x7f) {
      return c >= 0x20;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** A floating-point number by the shortest digits that give it again, as Python writes them. */
  public static String real(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal digits = exact;
    for (int precision = 1; precision <= 17; precision++) {
      digits = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (digits.doubleValue() == value) {
        break;
      }
    }
    digits = digits.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String mantissa = digits.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + mantissa.charAt(0)
        + (mantissa.length() > 1 ? "." + mantissa.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }
}
