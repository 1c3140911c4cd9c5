package dev.kindling.python.standard;

import dev.kindling.python.builtins.Sorting;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code json.dumps}, letter by letter as CPython writes. */
final class JsonWriter {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_LENGTH = 200_000;

  private final Given given;
  private final boolean ascii;
  private final boolean sorted;
  private final @Nullable String indent;
  private final String comma;
  private final String colon;
  private final @Nullable Value standard;
  private final StringBuilder out = new StringBuilder();

  private JsonWriter(
      Given given,
      boolean ascii,
      boolean sorted,
      @Nullable String indent,
      String comma,
      String colon) {
    this.given = given;
    this.ascii = ascii;
    this.sorted = sorted;
    this.indent = indent;
    this.comma = comma;
    this.colon = colon;
    this.standard = given.value(99, "default");
  }

  /** The text; null where it is not known. */
  static @Nullable Value dumps(Given given) {
    Value value = given.call().get(0, "obj");
    Boolean ascii = given.flag(99, "ensure_ascii", true);
    Boolean sorted = given.flag(99, "sort_keys", false);
    Value indent = given.value(99, "indent");
    if (value == null
        || ascii == null
        || sorted == null
        || given.call().positional().size() > 1
        || !given.onlyNamed(
            "obj", "ensure_ascii", "sort_keys", "indent", "separators", "default")) {
      return null;
    }
    Long spaces = given.whole(99, "indent");
    String step =
        indent == null
            ? null
            : indent instanceof Text t
                ? t.value()
                : spaces != null && spaces < 100 ? " ".repeat((int) Math.max(0, spaces)) : null;
    if (step == null && indent != null) {
      return null;
    }
    String comma = step == null ? ", " : ",";
    String colon = ": ";
    if (given.value(99, "separators") != null) {
      List<String> both = given.texts(99, "separators");
      if (both == null || both.size() != 2) {
        return null;
      }
      comma = both.get(0);
      colon = both.get(1);
    }
    JsonWriter writer = new JsonWriter(given, ascii, sorted, step, comma, colon);
    return writer.write(value, 0) ? Value.of(writer.out.toString()) : null;
  }

  /** Whether the value could be written. */
  private boolean write(Value whole, int depth) {
    Value value = whole.plain();
    if (depth > MAX_DEPTH || out.length() > MAX_LENGTH) {
      return false;
    } else if (value instanceof Text t) {
      quote(t.value());
    } else if (value instanceof Value.Singleton s && s != Value.Singleton.ELLIPSIS) {
      out.append(s == Value.Singleton.NONE ? "null" : s == Value.Singleton.TRUE ? "true" : "false");
    } else if (value instanceof Value.Int i) {
      out.append(i.value());
    } else if (value instanceof Value.Real r) {
      out.append(real(r.value()));
    } else if (value instanceof Container.DictValue d && d.spoiled() == null) {
      return dict(d, depth);
    } else if (value instanceof Container.ListValue l
        && l.spoiled() == null
        && "list".equals(l.typeName())) {
      return list(l.items(), depth);
    } else if (value instanceof Value.Tuple t) {
      return list(t.items(), depth);
    } else if (standard != null && !(value instanceof Value.Unknown)) {
      return write(
          given.call().interpreter().call(standard, List.of(whole), given.call().site()),
          depth + 1);
    } else {
      return false;
    }
    return true;
  }

  private static String real(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : Double.isInfinite(value)
            ? value > 0 ? "Infinity" : "-Infinity"
            : Representation.real(value);
  }

  private void line(int depth) {
    if (indent != null) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private boolean list(List<Value> items, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return true;
    }
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : comma);
      line(depth + 1);
      if (!write(items.get(i), depth + 1)) {
        return false;
      }
    }
    line(depth);
    out.append(']');
    return true;
  }

  private boolean dict(Container.DictValue dict, int depth) {
    List<Value> keys = List.copyOf(dict.entries().keySet());
    if (sorted) {
      Arguments plain =
          new Arguments(List.of(), Map.of(), given.call().site(), given.call().interpreter());
      keys = Sorting.sorted(keys, plain);
    }
    if (keys == null || keys.isEmpty()) {
      out.append("{}");
      return keys != null;
    }
    out.append('{');
    for (int i = 0; i < keys.size(); i++) {
      out.append(i == 0 ? "" : comma);
      line(depth + 1);
      String key = key(keys.get(i));
      if (key == null) {
        return false;
      }
      quote(key);
      out.append(colon);
      Value content = dict.entries().get(keys.get(i));
      if (content == null || !write(content, depth + 1)) {
        return false;
      }
    }
    line(depth);
    out.append('}');
    return true;
  }

  private static @Nullable String key(Value key) {
    Value plain = key.plain();
    return plain instanceof Text t
        ? t.value()
        : plain == Value.Singleton.NONE
            ? "null"
            : plain == Value.Singleton.TRUE
                ? "true"
                : plain == Value.Singleton.FALSE
                    ? "false"
                    : plain instanceof Value.Int i
                        ? i.value().toString()
                        : plain instanceof Value.Real r ? real(r.value()) : null;
  }

  private void quote(String text) {
    out.append('"');
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c < 0x20 || ascii && c > 0x7e) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
