package dev.kindling.python.standard;

import dev.kindling.python.files.FileValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code json.loads} and {@code json.load}. */
final class JsonReader {

  private static final int MAX_DEPTH = 200;
  private static final Pattern NUMBER =
      Pattern.compile("(-?(?:0|[1-9]\\d*))(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Map<String, Value> WORDS =
      Map.of(
          "null",
          Value.Singleton.NONE,
          "true",
          Value.Singleton.TRUE,
          "false",
          Value.Singleton.FALSE,
          "NaN",
          new Value.Real(Double.NaN),
          "Infinity",
          new Value.Real(Double.POSITIVE_INFINITY),
          "-Infinity",
          new Value.Real(Double.NEGATIVE_INFINITY));

  private final String text;
  private final Site site;
  private int at;

  private JsonReader(String text, Site site) {
    this.text = text;
    this.site = site;
  }

  /** The value; null where Python would raise an error, or it is not followed. */
  static @Nullable Value loads(Given given) {
    Value source = given.value(0, "s");
    if (given.size() != 1) {
      return null;
    }
    return source instanceof Text t ? read(t.value(), t.site()) : null;
  }

  static @Nullable Value load(Given given) {
    return given.value(0, "fp") instanceof FileValue file && given.size() == 1
        ? read(file.file().text(), new Site(file.file(), 1))
        : null;
  }

  static @Nullable Value read(String text, Site site) {
    JsonReader reader = new JsonReader(text, site);
    try {
      Value value = reader.value(0);
      reader.space();
      return reader.at == text.length() ? value : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static IllegalArgumentException invalid() {
    return new IllegalArgumentException("no valid JSON");
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char next() {
    if (at >= text.length()) {
      throw invalid();
    }
    return text.charAt(at++);
  }

  private boolean takes(char c) {
    space();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private Value value(int depth) {
    space();
    if (depth > MAX_DEPTH) {
      throw invalid();
    } else if (takes('"')) {
      return new Text(string(), site);
    } else if (takes('[')) {
      List<Value> items = new ArrayList<>();
      if (!takes(']')) {
        do {
          items.add(value(depth + 1));
        } while (takes(','));
        end(']');
      }
      return new Container.ListValue(items);
    } else if (takes('{')) {
      return object(depth);
    }
    for (Map.Entry<String, Value> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt() || number.group().length() > 4_000) {
      throw invalid();
    }
    at = number.end();
    return number.group(2) == null && number.group(3) == null
        ? new Value.Int(new BigInteger(number.group()))
        : new Value.Real(Double.parseDouble(number.group()));
  }

  private void end(char wanted) {
    if (!takes(wanted)) {
      throw invalid();
    }
  }

  private Value object(int depth) {
    Container.DictValue result = new Container.DictValue();
    if (!takes('}')) {
      do {
        end('"');
        Text key = new Text(string(), site);
        end(':');
        result.entries().put(key, value(depth + 1));
      } while (takes(','));
      end('}');
    }
    return result;
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return result.toString();
      } else if (c < 0x20) {
        throw invalid();
      } else if (c != '\\') {
        result.append(c);
        continue;
      }
      char escape = next();
      switch (escape) {
        case '"', '\\', '/' -> result.append(escape);
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'n' -> result.append('\n');
        case 'r' -> result.append('\r');
        case 't' -> result.append('\t');
        case 'u' -> {
          String digits = text.substring(at, Math.min(text.length(), at + 4));
          if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw invalid();
          }
          result.append((char) Integer.parseInt(digits, 16));
          at += 4;
        }
        default -> throw invalid();
      }
    }
  }
}
